"""Random pages of the plain language, and around it, whose words are all different: w1x, w2x."""

import random
import re


class Pages:
    """Random pages of the plain language, and around it."""

    def __init__(self, source: random.Random) -> None:
        self.random = source
        self.words = 0

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}x"

    def piece(self) -> str:
        a, b = self.word(), self.word()
        return self.random.choice([
            a, f"{a} {b}", f"{a}, {b};", f"*{a}*", f"**{a} {b}**", f"[{a}](page.md)",
            f"[{a} ({b})](https://x.org/a_b?c=1)", f"{a} [@key].", "[@key; @other]", f"{a} < 0.05", f"({a} >5)",
            f"{a} <65 {b}", f"{a}\\*6 {b}", f"{a}&nbsp;mg", f"[{a}]", f"{a}\\_{b}", f"{a} & {b}", f"“{a}?” {b}",
            f"{a}: {b}", f"{a} − 5%", f"{a}/{b}", f"'{a}'", f'"{a}"', f"*{a}*.", f"**{a}**: {b}", f"({a} [{b}])",
            f"{a}'s", "0.5", f"({a}) ({b})", f"{a}!", f"{a}… {b}", f"*{a} (5)*",
        ])  # fmt: skip

    def text(self) -> str:
        pieces = [self.word(), *(self.piece() for _ in range(self.random.randrange(4)))]
        if self.random.random() < 0.3:
            pieces[0] = self.piece()
        comment = self.random.choice([""] * 8 + [" <!-- no-source: method -->", " <!-- [@key] *a* [b](c) -->"])
        text = " ".join(pieces) + self.random.choice(["", ".", ".", " [@key]."]) + comment
        return text if re.match(r"[\w*(\[\"'“]", text) else f"{self.word()} {text}"

    def list(self) -> str:
        depth, lines = 0, []
        for _ in range(self.random.randrange(1, 6)):
            mark = self.random.choice(["-", "-", "-", "1.", "12."])
            lines.append("    " * depth + f"{mark} {self.text()}")
            depth = self.random.randrange(depth + 2) if self.random.random() < 0.6 else depth
        return "\n".join(lines)

    def table(self) -> str:
        columns = self.random.randrange(1, 4)
        dashes = "| " + " | ".join(self.random.choice(["---", ":-:", "-", "--:"]) for _ in range(columns)) + " |"
        rows = [self.row(columns) for _ in range(self.random.randrange(4))]
        return "\n".join([self.row(columns), dashes, *rows])

    def row(self, columns: int) -> str:
        return (
            "| "
            + " | ".join(self.random.choice([self.text(), self.piece(), "", "a\\|b"]) for _ in range(columns))
            + " |"
        )

    def block(self) -> str:
        paragraph = "\n".join(self.text() for _ in range(self.random.randrange(1, 4)))
        indented = "\n\n".join(f"    {self.text()}\n    {self.text()}" for _ in range(self.random.randrange(1, 3)))
        return self.random.choice([
            paragraph, paragraph, f"{'#' * self.random.randrange(1, 7)} {self.text()}", self.list(), self.list(),
            f"{self.list()}\n\n{self.list()}", self.table(), f'!!! reading "Our reading"\n\n{indented}',
            "<!-- studies: cancer -->",
        ])  # fmt: skip

    def page(self) -> str:
        return "\n\n".join(self.block() for _ in range(self.random.randrange(1, 5))) + self.random.choice(["", "\n"])

    def strange(self) -> str:
        a = self.word()
        return self.random.choice([
            "`", "``", f"`{a}`", "```", "~~~", "*", "**", "***", "_", "__", f"_{a}_", "\\", "\\\\", "|", "\\|", "<",
            ">", "<!--", "-->", f"<!-- {a} -->", "<!-->", "--!>", f"<!--{a}", f"<b>{a}</b>", "<br>", f"<i {a}>",
            "</p>", "<div>", "</div>", "<div markdown>", f"<{a}>", f"<https://{a}.org>", "<a@b.org>", "&lt;",
            "&nbsp;", "&#8203;", "&amp;", "&", "{", "}", "{: .a }", f"{{: title='{a}' }}", "{#id}", "![",
            f"![{a}](a.png)", "[", "]", "(", ")", f"[{a}][b]", f"[{a}]: b", f"[^{a}]", f"*[{a}]: b", "[ ] ", "[x] ",
            f"[{a}](b 'c')", "[@key", "@key", "@", "#", "# ", "## ", "- ", "* ", "+ ", "1. ", "-", "> ", ">", ": ",
            ":   ", "===", "---", "= ", "!!! note", '!!! note "a"', '!!! reading "Our reading"', "??? note",
            '=== "a"', "///", "/// note | a", "    ", "  ", " ", "\t", "\n", "\n\n", "\n    ", "\n- ", "\n\n    ",
            "\n        ", "\n\n        ", "\n    - ", "\n\n    - ", "\n> ", "\n# ", "\n: ", "\n\n:   ", "\n---\n",
            "  \n", "\\\n", "\u00a0", "\n\u00a0\n", "\u2003", "\u200b", "\x0c", "\x0b", "\x85", "\u2028", "\x02",
            "\x03", "\x02klzzwxh:0000\x03", "．", "․", "Ａ", "ⓐ", "\ue000", "\u00ad", ".", ". ", "$", "~", "^", "+++",
            "$$", "==", "^^", "\r", "\r\n", "http://a.b", "script", "<script>", "</script>", "<style>", "<?a?>",
            "<![CDATA[a]]>", "<!a>", "</", "<a", "a>", "javascript:a", "[a](javascript:b)", "&copy;", "&x", "&#x41;",
            '"', "'", "\ufeff", "12.", "2) ", "+", "|---|", "\n|---|\n", "\n| a |",
        ])  # fmt: skip

    def around(self) -> str:
        """Return a page of the language with one to three changes."""
        text = self.page()
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            starts = [0, *(found.end() for found in re.finditer(r"\n|(?<=\n)(?:- |\| |    |#+ )", text))]
            at = self.random.choice([self.random.randrange(len(text) + 1), self.random.choice(starts)])
            change = self.random.randrange(8)
            if change == 0:
                text = text[:at] + text[at + self.random.randrange(1, 4) :]
            elif change == 1:
                text = text[:at] + text[max(0, at - 5) : at] + text[at:]
            else:
                text = text[:at] + self.strange() + text[at:]
        return text
