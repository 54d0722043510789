"""Other people's solvers, in development only: what they find, as places of accepted arguments."""

from __future__ import annotations

from importlib import import_module

from moot.analysis.frameworks import Framework
from moot.analysis.readings.semantics import Dung
from moot.analysis.readings.spaces import Places

_PY_ARG = {
    Dung.GROUNDED: "grounded_extension",
    Dung.COMPLETE: "complete_extensions",
    Dung.PREFERRED: "preferred_extensions",
    Dung.STABLE: "stable_extensions",
    Dung.SEMI_STABLE: "semistable_extensions",
    Dung.IDEAL: "ideal_extension",
}
_PYGARG = {Dung.COMPLETE: "CO", Dung.PREFERRED: "PR", Dung.STABLE: "ST", Dung.GROUNDED: "GR", Dung.IDEAL: "ID"}


def python_argumentation(framework: Framework, kind: Dung) -> set[Places]:
    classes = "py_arg.abstract_argumentation_classes."
    argument_of = import_module(classes + "argument").Argument
    defeat_of = import_module(classes + "defeat").Defeat
    arguments = [argument_of(name) for name in framework.names]
    defeats = [defeat_of(arguments[y], arguments[x]) for x, ys in enumerate(framework.attackers) for y in ys]
    known = import_module(classes + "abstract_argumentation_framework").AbstractArgumentationFramework
    name = f"get_{_PY_ARG[kind]}"
    found = getattr(import_module(f"py_arg.algorithms.semantics.{name}"), name)(known("af", arguments, defeats))
    place = {name: x for x, name in enumerate(framework.names)}
    sets = [found] if kind is Dung.GROUNDED else found
    return {tuple(sorted(place[argument.name] for argument in accepted)) for accepted in sets}


def pygarg(framework: Framework, kind: Dung) -> set[Places]:
    names = list(framework.names)
    attacks = [[names[y], names[x]] for x, ys in enumerate(framework.attackers) for y in ys]
    solver = import_module("pygarg.dung.solver")
    if kind in (Dung.GROUNDED, Dung.IDEAL):
        found = [solver.compute_some_extension(names, attacks, _PYGARG[kind])]
    else:
        found = solver.extension_enumeration(names, attacks, _PYGARG[kind])
    place = {name: x for x, name in enumerate(names)}
    return {tuple(sorted(place[name] for name in accepted)) for accepted in found}
