#!/usr/bin/env python3
"""Cuts the Simplified Chinese face out of Noto Sans CJK and writes it as one OTF.

Debian ships the family as a collection (TTC) whose faces share glyphs for five regions. The badge needs one region and
every character a Chinese name may have, so this keeps exactly the code points of the SC face (44,810: GB 18030 and more)
and drops the glyphs that only other regions, vertical writing and alternates reach. Nothing is redrawn or renamed.

Rerun (Debian/Ubuntu, as any user):
    apt-get install fonts-noto-cjk-extra python3-fonttools
    /usr/bin/python3 build/fonts/extract-noto.py assets/fonts/NotoSansCJKsc-Medium.otf [Medium]
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

SOURCE = Path("/usr/share/fonts/opentype/noto")
FAMILY = "Noto Sans CJK SC"
# Horizontal text in one language needs these and no more; `locl`, `vert` and the width variants pull in 20,000 glyphs.
FEATURES = ["ccmp", "kern", "liga", "mark", "mkmk", "calt"]


def simplified_chinese_face(path: Path):
    for font in TTCollection(path, lazy=True).fonts:
        name = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        if name == FAMILY:
            return font
    raise SystemExit(f"{path} holds no face called {FAMILY}")


def main(target: Path, weight: str) -> None:
    font = simplified_chinese_face(SOURCE / f"NotoSansCJK-{weight}.ttc")
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]  # keeps copyright, licence and version inside the file, as the OFL asks
    options.notdef_outline = True  # a missing character must show as a box, never as nothing
    options.hinting = True
    subsetter = Subsetter(options)
    code_points = sorted(font.getBestCmap())
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    font.flavor = None
    font.save(target)
    print(f"{target}: {len(code_points)} code points, {target.stat().st_size:,} bytes")
    print(font["name"].getDebugName(5))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "Medium")
