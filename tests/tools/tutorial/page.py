"""The steps of docs/tutorial.md: its code blocks, each with what it is said to print.

A step is a block in ```sh, ```r or ```python. Blocks in ```text show output of the nearest step above. A line of "..." in
them stands for any lines; else every line is the output's, in order and from its first to its last. "<!-- exit 2 -->"
before a step is the exit code that its last command shall have (0 without).
"""
import re
from dataclasses import dataclass, field

LANGUAGES = ('sh', 'r', 'python')
SET_UP = re.compile(r'(sudo|git|cd|tools/setup|tools/entente --version)\b')


@dataclass
class Step:
    line: int
    language: str
    code: list
    exit_code: int = 0
    shown: list = field(default_factory=list)  # (line of the page, lines)

    @property
    def sets_up(self):
        """Whether it installs or builds, which no test does. Such lines stand apart from others."""
        set_up = [bool(SET_UP.match(line)) for line in self.code]
        if self.language != 'sh' or not any(set_up):
            return False
        if not all(set_up):
            raise SystemExit(f'line {self.line}: set-up and other commands in one step')
        return True


def read(path):
    """The page's steps, and its prose as (line, text)."""
    steps, prose, block, exit_code = [], [], None, 0
    for number, line in enumerate(open(path, encoding='utf-8').read().split('\n'), 1):
        if block is not None:
            if line != '```':
                block.append(line)
            else:
                block = None
        elif line.startswith('```'):
            block, language = [], line[3:]
            if language == 'text' and steps:
                steps[-1].shown.append((number, block))
            elif language in LANGUAGES:
                steps.append(Step(number, language, block, exit_code))
                exit_code = 0
            else:
                raise SystemExit(f'line {number}: a block in {language!r}; expected text after a step, or one of {LANGUAGES}')
        elif match := re.fullmatch(r'<!-- exit (\d+) -->', line):
            exit_code = int(match[1])
        else:
            prose.append((number, line))
    if block is not None or exit_code:
        raise SystemExit('the page ends within a block, or before the step of an exit code')
    return steps, prose


def matches(shown, output):
    """Whether output is what is shown."""
    parts, part = [], []
    for line in shown:
        if line == '...':
            parts.append(part)
            part = []
        else:
            part.append(line)
    parts.append(part)
    if len(parts) == 1:
        return output == parts[0]
    first, *middle, last = parts
    if len(first) + len(last) > len(output) or output[:len(first)] != first:
        return False
    at, end = len(first), len(output) - len(last)
    if output[end:] != last:
        return False
    for part in middle:
        while at + len(part) <= end and output[at:at + len(part)] != part:
            at += 1
        if at + len(part) > end:
            return False
        at += len(part)
    return True
