"""Stories as claimcheck reads them: the article, and the article with each edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.verdicts.work import checker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import ReadPair
    from training.verdicts.stories import Story
    from training.verdicts.work import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStory:
    """A story with what was read: of the article, then of the article with each edit."""

    story: Story
    pairs: tuple[ReadPair, ...]


def read_stories(stories: Sequence[Story]) -> list[ReadStory]:
    """The stories as read, with every edit."""
    return [
        ReadStory(story=story, pairs=tuple(checker().read_pair(text, story.report) for text in story.texts))
        for story in stories
    ]


def read_edits(texts: Kept[list[ReadStory]], stories: Sequence[Story]) -> list[ReadStory]:
    """The `stories`, whose articles `texts` has, with their edits read as well."""
    known = {read.story.name: read.pairs[0] for read in texts.load()}
    return [
        ReadStory(
            story=story,
            pairs=(known[story.name], *(checker().read_pair(text, story.report) for text in story.texts[1:])),
        )
        for story in stories
    ]
