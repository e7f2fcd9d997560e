"""Makes inspection.pdf of inspection.typ, the same bytes each time: `python docs/example/make_example.py`."""

from pathlib import Path

import typst

HERE = Path(__file__).parent

if __name__ == "__main__":
    typst.compile(HERE / "inspection.typ", output=HERE / "inspection.pdf", timestamp=0)
