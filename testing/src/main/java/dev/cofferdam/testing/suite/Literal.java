package dev.cofferdam.testing.suite;

import java.util.List;
import java.util.Optional;

/// A value as a script writes it: an argument, or a pattern that a result must match.
sealed interface Literal {
  /// A number, a char, a string, or an enum's case, as text.
  record Scalar(String type, String text) implements Literal {}

  /// A boolean of the Component Model.
  record Bool(boolean value) implements Literal {}

  /// A reference: of a host object, null, or (without `value`) any reference of the type.
  record Reference(String type, Optional<String> value) implements Literal {}

  /// A `v128`, one text a lane.
  record Vector(String laneType, List<String> lanes) implements Literal {
    public Vector {
      lanes = List.copyOf(lanes);
    }
  }

  /// A list or a tuple.
  record Sequence(List<Literal> elements) implements Literal {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /// A record's fields, in order.
  record Fields(List<Field> fields) implements Literal {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /// One field of a record.
  record Field(String name, Literal value) {}

  /// A case of a variant.
  record Case(String name, Optional<Literal> payload) implements Literal {}

  /// An option.
  record Option(Optional<Literal> value) implements Literal {}

  /// A result: `ok` tells which of its two sides.
  record Result(boolean ok, Optional<Literal> payload) implements Literal {}

  /// The flags that are set.
  record Flags(List<String> names) implements Literal {
    public Flags {
      names = List.copyOf(names);
    }
  }

  /// One of several patterns must match.
  record Either(List<Literal> alternatives) implements Literal {
    public Either {
      alternatives = List.copyOf(alternatives);
    }
  }
}
