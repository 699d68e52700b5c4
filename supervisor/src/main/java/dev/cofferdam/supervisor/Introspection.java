package dev.cofferdam.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a loop from outside. It reads what the loop published last and waits for nothing.
final class Introspection {
  private final SupervisorLoop loop;

  Introspection(SupervisorLoop loop) {
    this.loop = loop;
  }

  List<ChildInfo> children() {
    Children children = loop.state().children();
    var infos = new ArrayList<ChildInfo>(children.size());
    for (int i = 0; i < children.size(); i++) {
      infos.add(children.at(i).info());
    }
    return List.copyOf(infos);
  }

  ChildCounts counts() {
    Children children = loop.state().children();
    int active = 0;
    int supervisors = 0;
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      active += child.isAlive() ? 1 : 0;
      supervisors += child.spec().isSupervisor() ? 1 : 0;
    }
    return new ChildCounts(
        children.size(),
        active,
        supervisors,
        children.size() - supervisors,
        loop.records().condemnedCount());
  }

  /// Recurses as deep as supervisors are nested.
  SupervisorTree tree() {
    Children children = loop.state().children();
    var nodes = new ArrayList<SupervisorTree.Node>(children.size());
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      List<SupervisorTree> below =
          nested(child.key()).map(l -> List.of(new Introspection(l).tree())).orElse(List.of());
      nodes.add(new SupervisorTree.Node(child.info(), below));
    }
    return new SupervisorTree(loop.path(), counts(), nodes);
  }

  /// Returns the loop of a child that is a supervisor and runs.
  Optional<SupervisorLoop> nested(long key) {
    return loop.records().instance(key) instanceof SupervisorInstance instance
        ? Optional.of(instance.loop())
        : Optional.empty();
  }

  /// Returns the loop of the child with this id that is a supervisor and runs.
  Optional<SupervisorLoop> nested(String id) {
    Children children = loop.state().children();
    for (int i = 0; i < children.size(); i++) {
      if (children.at(i).spec().id().equals(id)) {
        return nested(children.at(i).key());
      }
    }
    return Optional.empty();
  }
}
