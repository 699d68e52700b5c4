package dev.cofferdam.supervisor;

import java.util.List;

/// A supervisor with all that is below it, at one moment or nearly so.
///
/// @param name the supervisor's name
/// @param counts its children, counted
/// @param children its children in order
public record SupervisorTree(String name, ChildCounts counts, List<Node> children) {
  /// Copies the list.
  public SupervisorTree {
    children = List.copyOf(children);
  }

  /// A child in the tree.
  ///
  /// @param info the child
  /// @param below what is below it: one tree if it is a supervisor that runs, else none
  public record Node(ChildInfo info, List<SupervisorTree> below) {
    /// Copies the list.
    public Node {
      below = List.copyOf(below);
    }
  }

  /// Renders the tree as indented lines.
  @Override
  public String toString() {
    var text = new StringBuilder(name).append('\n');
    render(text, "  ");
    return text.toString();
  }

  private void render(StringBuilder text, String indent) {
    for (Node node : children) {
      text.append(indent)
          .append(
              "%s %s #%d%n".formatted(node.info.id(), node.info.status(), node.info.instance()));
      for (SupervisorTree tree : node.below) {
        tree.render(text, indent + "  ");
      }
    }
  }
}
