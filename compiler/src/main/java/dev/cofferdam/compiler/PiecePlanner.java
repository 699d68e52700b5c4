package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Divides a function that is too large for one method.
///
/// Blocks that are too large for a piece form the *spine*. What stands between them in a sequence
/// is cut into leaf pieces; only the very small stays in the spine. Where the calls of pieces are
/// still too many for one method, neighbours are grouped, inner blocks first, into pieces that call
/// pieces. So the handlers of an interpreter's loop, which stand between the ends of nested blocks,
/// are a few calls away from its `br_table`, however many they are.
final class PiecePlanner {
  private static final int INLINE_MAX = 100;
  private static final int INLINE_FACTOR = 3;
  private static final int CALL_BYTES = 48;
  private static final int EXIT_BYTES = 8;
  private static final int BLOCK_BYTES = 40;

  private final FunctionCode function;
  private final int leafMax;
  private final int spineMax;
  private final List<List<Element>> spines = new ArrayList<>();

  /// What a method of the spine consists of: a run that stays, or a call of a piece.
  ///
  /// @param from position of the first instruction
  /// @param to position after the last one
  /// @param bytes an estimate of its bytecode
  /// @param pieces the pieces in it
  private record Element(int from, int to, int bytes, List<Piece> pieces) {}

  /// Creates a planner for methods of up to `methodMax` bytes.
  PiecePlanner(FunctionCode function, int methodMax) {
    this.function = function;
    leafMax = methodMax * 3 / 5;
    spineMax = methodMax * 3 / 4;
  }

  /// Returns the pieces that the function's own method calls.
  List<Piece> plan() {
    List<Block> blocks = function.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      spines.add(List.of());
    }
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (isSpine(blocks.get(i))) {
        spines.set(i, spine(blocks.get(i)));
      }
    }
    return pieces(spines.getFirst());
  }

  private boolean isSpine(Block block) {
    return block.kind() == Block.Kind.FUNCTION
        || function.size(block.start(), block.end() + 1) > leafMax;
  }

  private List<Element> spine(Block block) {
    if (block.elseAt() < 0) {
      return grouped(sequence(block.start() + 1, block.end()), spineMax);
    }
    var both = new ArrayList<Element>();
    both.addAll(grouped(sequence(block.start() + 1, block.elseAt()), spineMax / 2));
    both.addAll(grouped(sequence(block.elseAt() + 1, block.end()), spineMax / 2));
    return both;
  }

  /// Returns the elements of a sequence of instructions and blocks.
  private List<Element> sequence(int from, int to) {
    var elements = new ArrayList<Element>();
    var run = new Run(from);
    int at = from;
    while (at < to) {
      int next = itemEnd(at);
      if (next > at + 1 && isSpine(function.block(at))) {
        run.finish(at, elements);
        elements.add(spineElement(function.block(at)));
        run = new Run(next);
      } else {
        run.add(at, next, elements);
      }
      at = next;
    }
    run.finish(to, elements);
    return elements;
  }

  private int itemEnd(int at) {
    return switch (function.opcode(at)) {
      case BLOCK, LOOP, IF -> function.block(at).end() + 1;
      default -> at + 1;
    };
  }

  private Element spineElement(Block block) {
    List<Element> inside = spines.get(block.id());
    return new Element(block.start(), block.end() + 1, bytes(inside) + BLOCK_BYTES, pieces(inside));
  }

  private static List<Piece> pieces(List<Element> elements) {
    return elements.stream().flatMap(element -> element.pieces().stream()).toList();
  }

  private static int bytes(List<Element> elements) {
    return elements.stream().mapToInt(Element::bytes).sum();
  }

  /// A run of instructions and small blocks that is being collected.
  private final class Run {
    private int from;
    private int cut;

    Run(int from) {
      this.from = from;
      cut = from;
    }

    /// Adds the item from `at` to `next`, and cuts the run before it becomes too large.
    void add(int at, int next, List<Element> elements) {
      while (from < at && function.size(from, next) > leafMax) {
        int end = cut > from ? cut : at;
        elements.add(leaf(from, end));
        from = end;
        cut = end;
      }
      boolean isLate = function.size(from, next) > leafMax / 2;
      if (isLate && (cut == from || height(next) <= height(cut))) {
        cut = next;
      }
    }

    private int height(int position) {
      return position < function.count() ? function.height(position) : 0;
    }

    void finish(int to, List<Element> elements) {
      if (from < to) {
        elements.add(leaf(from, to));
      }
    }
  }

  /// Returns a run as a piece, or as it is where a call would not be smaller.
  private Element leaf(int from, int to) {
    int size = function.size(from, to);
    if (size <= INLINE_MAX) {
      return new Element(from, to, size * INLINE_FACTOR, List.of());
    }
    return call(from, to, List.of());
  }

  private Element call(int from, int to, List<Piece> children) {
    int[] exits = exits(from, to);
    int bytes = CALL_BYTES + EXIT_BYTES * exits.length;
    return new Element(from, to, bytes, List.of(Piece.of(from, to, exits, children)));
  }

  /// Groups neighbours into pieces until all fits one method.
  private List<Element> grouped(List<Element> elements, int max) {
    List<Element> current = elements;
    while (current.size() > 1 && bytes(current) > max) {
      List<Element> next = groupOnce(current);
      if (bytes(next) >= bytes(current)) {
        return next;
      }
      current = next;
    }
    return current;
  }

  private List<Element> groupOnce(List<Element> elements) {
    var groups = new ArrayList<Element>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (i > start && bytes + elements.get(i).bytes() > spineMax) {
        groups.add(group(elements.subList(start, i)));
        start = i;
        bytes = 0;
      }
      bytes += elements.get(i).bytes();
    }
    groups.add(group(elements.subList(start, elements.size())));
    return groups;
  }

  private Element group(List<Element> members) {
    if (members.size() == 1 && members.getFirst().bytes() <= 4 * CALL_BYTES) {
      return members.getFirst();
    }
    return call(members.getFirst().from(), members.getLast().to(), pieces(members));
  }

  /// Returns the ids of the blocks outside a run that it branches to.
  private int[] exits(int from, int to) {
    var exits = new BitSet();
    for (int i = from; i < to; i++) {
      Pace.step(i);
      Opcode opcode = function.opcode(i);
      switch (opcode) {
        case BR, BR_IF -> addExit(function.block(i).id(), from, exits);
        case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT -> exits.set(0);
        case BR_TABLE -> {
          for (int target : function.labelTable(i)) {
            addExit(target, from, exits);
          }
        }
        default -> {}
      }
    }
    return exits.stream().toArray();
  }

  private void addExit(int blockId, int from, BitSet exits) {
    if (function.blocks().get(blockId).start() < from) {
      exits.set(blockId);
    }
  }
}
