"""Labels as read -> schemes: the fewest words a person has to read, every label as it was typed.

`danh_so` of the document, of a parent, and at last `nhan` where nothing else gives the label; what is printed is
computed by `model.numbering` itself, so both always agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from cchc_docs.model.numbering import LADDER, SCHEMES, child_scheme, sequence
from cchc_docs.reading.recognise.blocks import Node
from cchc_docs.vietnamese.enumerators import parse_label


def choose_ladder(trees: list[list[Node]]) -> list[str]:
    """Return the ladder that leaves least to be said, [] for the usual one. The body is the first tree."""
    if not _cost(trees, LADDER):
        return []  # the usual one says all: none can say less
    candidates = [tuple(LADDER), _common(trees), *_chains(trees)]
    best = min(dict.fromkeys(candidates), key=lambda ladder: (_cost(trees, ladder), ladder != LADDER, len(ladder)))
    return [] if best == LADDER else list(best)


def label_tree(
    nodes: list[Node], scheme: str, ladder: tuple[str, ...], parent: str = "", *, fixed: bool = False
) -> tuple[str, int]:
    """Set `nhan` and `danh_so` below `nodes` (siblings); return the scheme they want and how much had to be said.

    `scheme` is what they would get by themselves; with `fixed` nothing can be said in its place.
    """
    labelled = [node for node in nodes if node.muc.kieu in ("tieu_de", "muc")]
    wanted = scheme
    said = _typed(nodes, scheme, parent)
    if said and labelled and not fixed:
        options = dict.fromkeys([scheme, *_schemes(labelled)])
        wanted = min(options, key=lambda one: (_typed(nodes, one, parent) + (one != scheme), one != scheme))
        said = _typed(nodes, wanted, parent) + (wanted != scheme)
    for node in nodes:
        if not node.children:
            continue
        node.muc.danh_so = None
        own = child_scheme(node.muc, wanted, ladder)
        below = node.label if node.label[:1].isdigit() else parent
        chosen, more = label_tree(node.children, own, ladder, below)
        node.muc.danh_so = chosen if chosen != own else None
        said += more
    return wanted, said


def _typed(nodes: list[Node], scheme: str, parent: str) -> int:
    """Set `nhan` where `scheme` would print another label; return how many."""
    by_muc = {id(node.muc): node for node in nodes}
    count = 0
    for muc, computed in sequence([node.muc for node in nodes], scheme, parent):
        if muc.kieu not in ("tieu_de", "muc"):
            continue
        label = by_muc[id(muc)].label
        muc.nhan = None if computed == label else label
        count += muc.nhan is not None
    return count


def _schemes(nodes: list[Node]) -> list[str]:
    out = []
    for node in nodes:
        parsed = parse_label(node.label)
        scheme = parsed.scheme if parsed is not None else ""
        if scheme == "1.1." and node.label.rstrip(".").count(".") > 1:
            out.append("1.1.1.")
        out.append(scheme)
    out = [scheme for scheme in out if scheme in SCHEMES]
    return [scheme for scheme, _ in Counter(out).most_common(4)] + (
        [""] if any(not node.label for node in nodes) else []
    )


def _cost(trees: list[list[Node]], ladder: tuple[str, ...]) -> int:
    total = 0 if ladder == LADDER else 1
    for at, nodes in enumerate(trees):
        total += label_tree(nodes, ladder[0] if ladder else "", ladder, fixed=at == 0)[1]
    return total


def _common(trees: list[list[Node]]) -> tuple[str, ...]:
    """Return the most frequent scheme of each depth."""
    by_depth: dict[int, Counter[str]] = defaultdict(Counter)
    for nodes in trees:
        for depth, scheme in _by_depth(nodes, 0):
            by_depth[depth][scheme] += 1
    ladder = [counter.most_common(1)[0][0] for _, counter in sorted(by_depth.items()) if counter]
    return tuple(dict.fromkeys(scheme for scheme in ladder if scheme)) or LADDER


def _by_depth(nodes: list[Node], depth: int) -> Iterator[tuple[int, str]]:
    for scheme in _schemes([node for node in nodes if node.label])[:1]:
        yield depth, scheme
    for node in nodes:
        if node.children:
            yield from _by_depth(node.children, depth + 1)


def _chains(trees: list[list[Node]]) -> list[tuple[str, ...]]:
    """Return the ladders walked from the top to a deepest block, the most frequent ones."""
    seen = Counter(chain for nodes in trees for chain in _walked(nodes, ()))
    chains = [chain for chain, _ in seen.most_common(3)]
    return chains + [chain + tuple(one for one in ("-", "+") if one not in chain) for chain in chains]


def _walked(nodes: list[Node], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    schemes = _schemes([node for node in nodes if node.label])[:1]
    chain = above + tuple(scheme for scheme in schemes if scheme and scheme not in above)
    below = [node for node in nodes if node.children]
    if not below and chain:
        yield chain
    for node in below:
        yield from _walked(node.children, chain)
