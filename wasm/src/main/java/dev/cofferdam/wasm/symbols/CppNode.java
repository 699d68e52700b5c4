package dev.cofferdam.wasm.symbols;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a C++ name: of what a declaration consists of, and how it is written.
///
/// A type that contains a function's or an array's has a part left and a part right of what is
/// declared.
sealed interface CppNode {
  /// Writes the part left of what is declared.
  void left(CppText out);

  /// Writes the part right of what is declared.
  default void right(CppText out) {}

  /// Returns whether pointers to it need parentheses.
  default boolean needsParentheses() {
    return false;
  }

  /// Returns what its constructors are called.
  default String baseName() {
    return "";
  }

  /// Text.
  record Plain(String text) implements CppNode {
    @Override
    public void left(CppText out) {
      out.append(text);
    }

    @Override
    public String baseName() {
      return text;
    }
  }

  /// A standard name that stands for a longer one.
  record Shorthand(String text, String baseName) implements CppNode {
    @Override
    public void left(CppText out) {
      out.append(text);
    }
  }

  /// A name in a namespace, class or function.
  record Nested(CppNode scope, CppNode name) implements CppNode {
    @Override
    public void left(CppText out) {
      out.append(scope).append("::").append(name);
    }

    @Override
    public String baseName() {
      return name.baseName();
    }
  }

  /// A template with its arguments.
  record Template(CppNode name, CppNode args) implements CppNode {
    @Override
    public void left(CppText out) {
      out.append(name).append("<").append(args);
      out.append(out.last() == '>' ? " >" : ">");
    }

    @Override
    public String baseName() {
      return name.baseName();
    }
  }

  /// Several things, with commas between them.
  record Items(List<CppNode> items) implements CppNode {
    @Override
    public void left(CppText out) {
      boolean isFirst = true;
      for (CppNode item : items) {
        isFirst = !out.appendItem(item, isFirst) && isFirst;
      }
    }
  }

  /// The arguments that one parameter stands for.
  record Pack(List<CppNode> items) implements CppNode {
    @Override
    public void left(CppText out) {
      out.notePack(items.size());
      if (out.packIndex() < 0) {
        out.append(new Items(items));
      } else if (out.packIndex() < items.size()) {
        out.left(items.get(out.packIndex()));
      }
    }

    @Override
    public void right(CppText out) {
      if (out.packIndex() >= 0 && out.packIndex() < items.size()) {
        out.right(items.get(out.packIndex()));
      }
    }
  }

  /// A pattern that is written for each item of the packs inside it.
  record Expansion(CppNode pattern) implements CppNode {
    @Override
    public void left(CppText out) {
      int outer = out.packIndex();
      int outerSize = out.packSize();
      int start = out.length();
      out.setPackIndex(0);
      boolean isFirst = !out.appendItem(pattern, true);
      int size = out.packSize();
      for (int i = 1; i < size; i++) {
        out.setPackIndex(i);
        isFirst = !out.appendItem(pattern, isFirst) && isFirst;
      }
      if (size == 0) {
        out.cut(start);
      }
      out.append(size < 0 ? "..." : "");
      out.setPackIndex(outer);
      out.notePack(outerSize);
    }
  }

  /// A type with something behind it, such as `const`.
  record Qualified(CppNode type, String qualifiers) implements CppNode {
    @Override
    public void left(CppText out) {
      out.left(type);
      if (!type.needsParentheses()) {
        out.append(qualifiers);
      }
    }

    @Override
    public void right(CppText out) {
      out.right(type);
      if (type.needsParentheses()) {
        out.append(qualifiers);
      }
    }

    @Override
    public boolean needsParentheses() {
      return type.needsParentheses();
    }

    @Override
    public String baseName() {
      return type.baseName();
    }
  }

  /// A pointer or reference, or a pointer to a member.
  record Pointer(CppNode target, @Nullable CppNode owner, String mark) implements CppNode {
    @Override
    public void left(CppText out) {
      collapsed(out).writeLeft(out);
    }

    @Override
    public void right(CppText out) {
      collapsed(out).writeRight(out);
    }

    private void writeLeft(CppText out) {
      out.left(target);
      if (target.needsParentheses()) {
        out.append(out.last() == ' ' ? "(" : " (");
      }
      if (owner != null) {
        out.append(target.needsParentheses() ? "" : " ").append(owner).append("::");
      }
      out.append(mark);
    }

    /// Returns the one reference that a reference to a reference is.
    private Pointer collapsed(CppText out) {
      CppNode to = out.itemOf(target);
      boolean isTwice = isReference() && to instanceof Pointer pointer && pointer.isReference();
      if (!isTwice) {
        return this;
      }
      Pointer inner = (Pointer) to;
      return new Pointer(
              inner.target, null, mark.length() < inner.mark.length() ? mark : inner.mark)
          .collapsed(out);
    }

    private boolean isReference() {
      return mark.charAt(0) == '&';
    }

    private void writeRight(CppText out) {
      out.append(target.needsParentheses() ? ")" : "");
      out.right(target);
    }
  }

  /// An array.
  record Array(CppNode element, CppNode length) implements CppNode {
    @Override
    public void left(CppText out) {
      out.left(element);
    }

    @Override
    public void right(CppText out) {
      out.append(out.last() == ']' ? "[" : " [").append(length).append("]");
      out.right(element);
    }

    @Override
    public boolean needsParentheses() {
      return true;
    }
  }

  /// A function's type.
  record Function(CppNode result, CppNode params, String qualifiers) implements CppNode {
    @Override
    public void left(CppText out) {
      out.left(result);
      out.append(" ");
    }

    @Override
    public void right(CppText out) {
      out.append("(").append(params).append(")").append(qualifiers);
      out.right(result);
    }

    @Override
    public boolean needsParentheses() {
      return true;
    }
  }

  /// A function: its result where the name has it, its name and parameters.
  record Encoding(@Nullable CppNode result, CppNode name, CppNode params, String qualifiers)
      implements CppNode {
    @Override
    public void left(CppText out) {
      if (result != null) {
        out.left(result);
        out.append(out.last() == ' ' || result.needsParentheses() ? "" : " ");
      }
      out.append(name).append("(").append(params).append(")");
      if (result != null) {
        out.right(result);
      }
      out.append(qualifiers);
    }

    @Override
    public String baseName() {
      return name.baseName();
    }
  }

  /// Several parts, one behind the other.
  record Joined(List<CppNode> parts) implements CppNode {
    static Joined of(Object... parts) {
      return new Joined(
          Arrays.stream(parts)
              .map(part -> part instanceof CppNode node ? node : new Plain(part.toString()))
              .toList());
    }

    @Override
    public void left(CppText out) {
      parts.forEach(out::append);
    }
  }
}
