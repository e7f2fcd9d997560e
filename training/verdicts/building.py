"""The steps in order: texts, links, weak labels and edits, signals, outcomes, trust, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.verdicts.deciding import MISREPORT_AT
from claimcheck.verdicts.fitted import FittedModel
from training.verdicts import examples, links
from training.verdicts.examples import CLIP, table_of
from training.verdicts.fitting import boosted_of, fit_links, linear_of
from training.verdicts.folds import batches_of, fold_of_groups, grouped
from training.verdicts.links import link_rows_of
from training.verdicts.planting import weakly_labelled, with_most
from training.verdicts.reading import read_edits, read_stories
from training.verdicts.rows import line_stories, stories_in
from training.verdicts.scoring import Scored, figures_of, labels_at, places_of
from training.verdicts.stories import Source
from training.verdicts.validating import (
    calibration_error,
    fit_without,
    natural_of,
    predicted_in_folds,
    raw_calibration_error,
    trust_of,
)
from training.verdicts.work import JUDGING, READING, VALUES
from training.verdicts.writing import json_of, markdown_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from claimcheck.model import Label
    from claimcheck.outcomes import Share
    from claimcheck.verdicts.fitted import Linear
    from training.verdicts.examples import Table
    from training.verdicts.fitting import Fitted
    from training.verdicts.links import LinkRows
    from training.verdicts.reading import ReadStory
    from training.verdicts.stories import Story
    from training.verdicts.work import Kept, Work

    Batches = Mapping[str, Sequence[Story]]
    Texts = Mapping[str, Kept[list[ReadStory]]]
    Figures = dict[str, Share | float]

UNSCORED = (Source.MARKED, Source.LINES, Source.UNLABELLED)  # what is there to learn from alone
LINKED = (Source.PRESS, Source.MARKED, Source.CORPUS)  # rows that tell which figure of the report a claim is about
ALL = -1  # in place of a fold: none is left out
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # that figures are given for
READ = (*READING, *VALUES)
FOUND = (*READ, *JUDGING, "training.verdicts.asking", "training.verdicts.stories")
LEARNT = ("training.verdicts.fitting", "training.verdicts.examples")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How many edits are planted in stories without labels, at most, and the seed that chooses them."""

    edits: int = 1500
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The fitted model as text for models/verdicts.json, and its figures as Markdown for the card."""

    model: str
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One run: where results are kept, the fold of each group, the options."""

    work: Work
    folds: Mapping[str, int]
    options: Options

    def link_rows(self, step: str, texts: Texts) -> list[LinkRows | None]:
        """The pairs of claims and mentions in `texts`."""
        kept = self.work.each(step, link_rows_of, {name: (text,) for name, text in texts.items()}, code=FOUND)
        return [part.load() for part in kept.values()]

    def link_models(self, step: str, parts: Sequence[LinkRows | None]) -> dict[int, Linear]:
        """For each fold the model of links that has not seen it, and for `ALL` the one that has seen all."""
        rows = links.joined(parts)
        own = [self.folds[str(group)] for group in rows.groups]
        models = {
            fold: fit_links(rows.part([n for n, other in enumerate(own) if other != fold]))
            for fold in sorted({*self.folds.values(), ALL})
        }
        self.work.say(f"{step}: {rows.is_partner.sum():,} of {len(own):,} pairs are partners")
        return models

    def by_group(self, stories: Sequence[Story], models: Mapping[int, Linear]) -> dict[str, Linear]:
        """For the group of each story the model that has not seen it."""
        return {story.group: models[self.folds[story.group]] for story in stories}

    def planted(self, batches: Batches, texts: Texts, models: Mapping[int, Linear]) -> tuple[Batches, Texts]:
        """Stories without labels, with weak ones and with edits; those about something else are left out."""
        pieces = {
            name: (texts[name], self.by_group(batch, models), self.options.seed) for name, batch in batches.items()
        }
        proposed = self.work.each(
            "weak-labels", weakly_labelled, pieces, code=(*FOUND, "training.verdicts.reading")
        )
        found = [(name, story) for name, kept in proposed.items() for story in kept.load()]
        chosen = with_most([story for _, story in found], self.options.edits, self.options.seed)
        stories: dict[str, list[Story]] = {name: [] for name in batches}
        for (name, _), story in zip(found, chosen, strict=True):
            stories[name].append(story)
        reading = {name: (texts[name], own) for name, own in stories.items()}
        return stories, self.work.each("edits", read_edits, reading, code=READ)

    def tables(self, step: str, batches: Batches, texts: Texts, models: Mapping[int, Linear]) -> list[Kept[Table]]:
        """The signals of all claims, their links by the model that has not seen them."""
        pieces = {name: (texts[name], self.by_group(batch, models)) for name, batch in batches.items()}
        return list(self.work.each(step, table_of, pieces, code=FOUND).values())

    def outcome_models(self, tables: Sequence[Kept[Table]]) -> dict[int, Fitted]:
        """For each fold the models of the outcome that have not seen it; for `ALL` those that have seen all."""
        folds = sorted({*self.folds.values(), ALL})
        pieces = {str(fold): (fold, tables, self.folds) for fold in folds}
        kept = self.work.each("outcomes", fit_without, pieces, code=LEARNT)
        return {fold: kept[str(fold)].load() for fold in folds}


def build(rows: Path, corpus: Path, work: Work, options: Options) -> Built:
    """Fits the model on the files of the folder `rows` and on our `corpus`.

    Raises:
        InputError: there is no folder `rows`, or the corpus is missing or broken.
        ValueError: all the stories are on one report.
    """
    found = stories_in(rows, corpus)
    stories = grouped([*found, *line_stories(found)])
    run = Build(work=work, folds=fold_of_groups(stories), options=options)
    batches: Batches = batches_of(stories)
    texts: Texts = work.each("texts", read_stories, {name: (batch,) for name, batch in batches.items()}, code=READ)
    known = run.link_rows("links", {name: texts[name] for name in _from(batches, *LINKED)})
    first = run.link_models("links", known)
    planted, planted_texts = run.planted(_from(batches, Source.UNLABELLED), texts, first)
    models = run.link_models("all links", [*known, *run.link_rows("links-of-edits", planted_texts)])
    batches, texts = {**batches, **planted}, {**texts, **planted_texts}
    kept = run.tables("signals", batches, texts, models)
    scored = [story for story in stories if story.source not in UNSCORED]
    seen = _from(batches, *{story.source for story in scored})
    fitted_kept = run.tables("signals-fitted", seen, texts, dict.fromkeys(models, models[ALL]))
    outcome_models = run.outcome_models(kept)
    tables = [examples.joined(part.load() for part in parts) for parts in (kept, fitted_kept)]
    return _built(run, scored, (tables[0], tables[1]), models[ALL], outcome_models)


def _built(
    run: Build,
    stories: Sequence[Story],
    tables: tuple[Table, Table],
    link_model: Linear,
    models: Mapping[int, Fitted],
) -> Built:
    """The model, and its figures on `tables`: signals with links in folds, and with those that have seen all."""
    by_fold = {fold: model for fold, model in models.items() if fold != ALL}
    in_folds = predicted_in_folds(tables[0], by_fold, run.folds)
    natural = natural_of(stories, tables[0], in_folds, run.folds, MISREPORT_AT)
    model = FittedModel(
        links=link_model,
        linear=linear_of(models[ALL]),
        boosted=boosted_of(models[ALL]),
        clip=CLIP,
        trust={str(label): line for label, line in trust_of(natural).items()},
    )
    columns = {
        f"in folds, {_starred(threshold)}": _figures(stories, tables[0], in_folds, threshold)
        for threshold in sorted({*THRESHOLDS, MISREPORT_AT})
    }
    fitted = models[ALL].outcomes(tables[1].signals)
    columns[f"fitted, {_starred(MISREPORT_AT)}"] = _figures(stories, tables[1], fitted, MISREPORT_AT)
    lines = [
        f"- claims: {len(natural.gold)} labelled ones of articles as they were; {len(tables[0].examples):,} rows",
        f"- calibration error in folds: {calibration_error(natural):.3f}",
        f"- the same of bare probabilities: {raw_calibration_error(natural):.3f}",
        *(f"- trust in {label}: bias {line[0]:.3f}, slope {line[1]:.3f}" for label, line in model.trust.items()),
    ]
    return Built(model=json_of(model), figures=f"{markdown_of(columns)}\n\n" + "\n".join(lines) + "\n")


def _figures(stories: Sequence[Story], table: Table, outcomes: NDArray[np.float64], threshold: float) -> Figures:
    labels: list[Label] = labels_at(outcomes, table, threshold)
    return figures_of(stories, Scored(table=table, places=places_of(table), labels=labels))


def _starred(threshold: float) -> str:
    return f"{threshold:g}" + ("*" if threshold == MISREPORT_AT else "")


def _from(batches: Batches, *sources: Source) -> Batches:
    """The batches of these sources."""
    return {name: batch for name, batch in batches.items() if batch and batch[0].source in sources}
