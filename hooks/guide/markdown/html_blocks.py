"""Where a page has blocks of HTML, in which Markdown is not read or means something else."""

import re

# Within a line, and where nothing can take its ends apart: another comment, a table's pipe, a browser's own end.
INLINE_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!<!--|--!?>)[^|\n])*-->")
_BLOCK_TAG = re.compile(
    r"<(/?)(address|article|aside|blockquote|body|canvas|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu|nav|object|ol|optgroup|option"
    r"|output|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)


def html_lines(text: str) -> tuple[list[bool], list[bool]]:
    """Tell for each line whether it lies in or beside a block of HTML, and whether Markdown is not read there.

    Both are true too often rather than too seldom.
    """
    raw: list[bool] = []
    literal: list[bool] = []
    stack: list[tuple[str, bool]] = []
    for line in text.split("\n"):
        tags = list(_BLOCK_TAG.finditer(line)) if "<" in line else []
        raw.append(bool(stack or tags))
        literal.append(bool(tags) or bool(stack and not stack[-1][1]))
        # A closing tag beside a comment that is left open may be swallowed by it.
        swallowed = "<!--" in line and "<!--" in INLINE_COMMENT.sub("", line)
        for tag in tags:
            name = tag[2].lower()
            if not tag[1]:
                stack.append((name, bool(re.search(r"\bmarkdown\b", tag[0]))))
            elif name in [open_name for open_name, _ in stack] and not swallowed:
                while stack.pop()[0] != name:
                    pass
    return raw, literal
