"""Checks what the tutorial shows against what its steps printed.

Usage: check.py PAGE OUTPUTS [--broken | --refresh]. Every text block must be its step's output, and a number in the prose that has a
decimal point or a comma for thousands must stand in some output. With --broken no block that is changed in one digit, or lacks
one of its lines, may pass. --refresh writes what each shown line has become into the page (the most similar line of the
output stands for it), to be read before it is committed; the prose is left to its author.
"""
import difflib
import json
import re
import sys

import page

most_lines = 60  # of an output that a failure repeats
NUMBER = re.compile(r'\d+(?:,\d{3})*(?:\.\d+)?')


def telling(text):
    """Its numbers that nobody would write down without having read them."""
    return {number for number in NUMBER.findall(text) if '.' in number or ',' in number}


def changed_digits(shown):
    """The block with one digit changed: the last of each line that has one."""
    for at, line in enumerate(shown):
        digits = [match.start() for match in re.finditer(r'\d', line)]
        if digits:
            last = digits[-1]
            yield shown[:at] + [line[:last] + str((int(line[last]) + 1) % 10) + line[last + 1:]] + shown[at + 1:]


def lost_lines(shown):
    """The block without one of its lines. Beside "..." a line may be left out."""
    for at, line in enumerate(shown):
        if '...' not in shown[max(0, at - 1):at + 2]:
            yield shown[:at] + shown[at + 1:]


def refreshed(shown, output):
    lines, at = [], 0
    for line in shown:
        if line != '...' and output[at:]:
            similar = [difflib.SequenceMatcher(None, line, each).ratio() for each in output[at:]]
            if max(similar) > 0.6:
                at += similar.index(max(similar)) + 1
                line = output[at - 1]
        lines.append(line)
    return lines


def refresh(path, steps, outputs):
    text = open(path, encoding='utf-8').read().split('\n')
    for step, output in zip(steps, outputs):
        for line, shown in step.shown if output is not None else []:
            text[line:line + len(shown)] = refreshed(shown, output)
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(text))


def main():
    steps, prose = page.read(sys.argv[1])
    outputs = json.load(open(sys.argv[2], encoding='utf-8'))
    if sys.argv[3:] == ['--refresh']:
        refresh(sys.argv[1], steps, outputs)
        return
    broken = sys.argv[3:] == ['--broken']
    failures = checked = 0
    for step, output in zip(steps, outputs):
        for line, shown in step.shown if output is not None else []:
            if not broken:
                checked += 1
                if not page.matches(shown, output):
                    failures += 1
                    print(f'FAILED: line {line}: this is not what the step of line {step.line} printed:')
                    print('\n'.join(f'    {each}' for each in shown))
                    print('  but this:\n' + '\n'.join(f'    {each}' for each in output[:most_lines]))
                continue
            for variant in [*changed_digits(shown), *lost_lines(shown)]:
                checked += 1
                if page.matches(variant, output):
                    failures += 1
                    print(f'FAILED: line {line}: nobody noticed that the block was changed to')
                    print('\n'.join(f'    {each}' for each in variant))
    # Of steps that were skipped nobody knows what they print.
    if not broken and None not in [output for step, output in zip(steps, outputs) if not step.sets_up]:
        printed = telling('\n'.join(line for output in outputs if output for line in output))
        for line, text in prose:
            for number in sorted(telling(re.sub(r'\]\(\S+\)', '', text)) - printed):
                failures += 1
                print(f'FAILED: line {line}: no step prints {number}')
    print(f'{checked} blocks {"broken" if broken else "checked"}, {failures} failures')
    if not checked:
        failures += 1
        print('FAILED: nothing was checked')
    sys.exit(1 if failures else 0)


main()
