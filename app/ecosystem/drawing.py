"""A drawing as SVG, and as an address that an image can have (pure)."""

import base64

STYLE = (
    ":root{color-scheme:light dark}"
    ".land{fill:light-dark(#f1f4ee,#1b2a2c)}.water{fill:light-dark(#c5dfe8,#12424f)}"
    ".rail{fill:none;stroke:light-dark(#6b7a80,#8fa3a9);stroke-width:3;stroke-dasharray:9 5}"
    ".lead{fill:none;stroke:light-dark(#7b8c92,#7f949b);stroke-width:1.3}"
    ".dot{fill:light-dark(#0b5563,#6cc3d1);stroke:light-dark(#fff,#0f1a1d);stroke-width:1.5}"
    ".edge{fill:none;stroke:light-dark(#87979c,#6c8188)}"
    "text{font-family:'Source Sans Pro',sans-serif;fill:light-dark(#33474d,#d3dee1)}"
    "@media (max-width:420px){.far{font-size:40px}.town{display:none}}"
    ".wet{fill:light-dark(#1f5a70,#9ad3e2);font-style:italic}"
)


def svg(width: float, height: float, text_size: int, body: str) -> str:
    """A whole drawing; its colours follow the page's light or dark scheme."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">'
        f'<style>{STYLE}</style><g font-size="{text_size}">{body}</g></svg>'
    )


def data_address(drawing: str) -> str:
    """The drawing as an address that an image can have: nothing in it can run or fetch."""
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode("ascii")
