package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;

/// The locals of a function: neighbours of one type are written as one group.
final class LocalGroups {
  private final ByteSink groups = new ByteSink();
  private int groupCount;
  private int runLength;
  private String runType = "";

  /// Reads what is in `(local ...)`.
  void read(TypeReader reader, Tokens tokens, IndexSpace locals) {
    boolean isNamed = tokens.isId();
    do {
      if (!isNamed && tokens.isRightParen()) {
        return;
      }
      locals.bind(tokens);
      var type = new ByteSink();
      reader.valueType(type);
      add(type);
    } while (!isNamed);
  }

  private void add(ByteSink type) {
    String key = type.toKey();
    if (!key.equals(runType)) {
      flush();
      runType = key;
    }
    runLength++;
  }

  private void flush() {
    if (runLength > 0) {
      groups.u32(runLength);
      runType.chars().forEach(groups::u8);
      groupCount++;
    }
    runLength = 0;
  }

  void writeTo(ByteSink body) {
    flush();
    body.u32(groupCount).raw(groups);
  }
}
