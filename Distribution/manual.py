"""The manual page of a program of swift-argument-parser, as mdoc(7): manual.py WINNOW >winnow.1"""
import json
import re
import subprocess
import sys


def escaped(text):
    """Text of a line: a backslash, and a point or apostrophe at its beginning, mean something to roff."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))


def paragraphs(text):
    """Indented lines are shown as they stand, others flow."""
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        lines = part.split("\n")
        if all(line.startswith("  ") for line in lines):
            yield ".Bd -literal -offset indent\n" + "\n".join(escaped(line.strip()) for line in lines) + "\n.Ed"
        else:
            yield ".Pp\n" + "\n".join(escaped(line.strip()) for line in lines)


def spelled(argument):
    if argument["kind"] == "positional":
        return f".It Ar {escaped(argument['valueName'])}"
    names = ["-" + name["name"] if name["kind"] == "short" else "--" + name["name"] for name in argument["names"]]
    value = f" Ar {escaped(argument['valueName'])}" if argument["kind"] == "option" else ""
    return f".It Cm {escaped(', '.join(names))}{value}"


def described(argument):
    default = f" The default is {argument['defaultValue']}." if argument.get("defaultValue") not in (None, "", "false") else ""
    return escaped(argument.get("abstract", "") + argument.get("discussion", "") + default)


def shown(arguments):
    items = [f"{spelled(argument)}\n{described(argument)}" for argument in arguments if argument["shouldDisplay"]]
    return [".Bl -tag -width indent", *items, ".El"] if items else []


def verbs(command, path):
    for verb in command.get("subcommands", []):
        if verb["commandName"] == "help" or not verb.get("shouldDisplay", True):
            continue
        name = f"{path} {verb['commandName']}"
        yield from [f".Ss {escaped(name)}", escaped(verb.get("abstract", "")), *paragraphs(verb.get("discussion", ""))]
        yield from shown(verb.get("arguments", []))
        yield from verbs(verb, name)


program = sys.argv[1]
command = json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)["command"]
name = command["commandName"]
lines = [".Dd $Mdocdate$", f".Dt {name.upper()} 1", ".Os", ".Sh NAME", f".Nm {name}", f".Nd {escaped(command['abstract'])}", ".Sh SYNOPSIS", ".Nm", ".Ar verb",
         ".Op Ar options", ".Sh DESCRIPTION", *paragraphs(command["discussion"]), ".Sh OPTIONS", *shown(command["arguments"]), ".Sh VERBS", *verbs(command, name)]
print("\n".join(line for line in lines if line))
