package dev.cofferdam.component.wave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses WAVE text into nodes. Recursive, at most 100 levels deep.
final class Parser {
  private static final int MAX_DEPTH = 100;

  private final Lexer lexer;
  private int depth;

  Parser(String text, int start) {
    this.lexer = new Lexer(text, start);
  }

  /// Parses one value, which must be all there is.
  Node parseWhole() {
    Node node = parseNode();
    if (lexer.token() != Token.END) {
      throw new WaveException("trailing characters after value", lexer.start(), lexer.end());
    }
    return node;
  }

  /// Parses the arguments of a call, brackets included, which must be all there is left.
  Node.Tuple parseArguments() {
    int start = lexer.start();
    if (lexer.token() != Token.PAREN_OPEN) {
      throw lexer.unexpected();
    }
    lexer.advance();
    List<Node> values = parseSequence(Token.PAREN_CLOSE);
    int end = lexer.end();
    expect(Token.PAREN_CLOSE);
    if (lexer.token() != Token.END) {
      throw new WaveException("trailing characters after call", lexer.start(), lexer.end());
    }
    return new Node.Tuple(values, start, end);
  }

  private Node parseNode() {
    if (depth == MAX_DEPTH) {
      throw new WaveException(
          "nesting too deep, more than " + MAX_DEPTH + " levels", lexer.start(), lexer.end());
    }
    depth++;
    Node node = parseByToken();
    depth--;
    return node;
  }

  private Node parseByToken() {
    int start = lexer.start();
    return switch (lexer.token()) {
      case NUMBER, CHAR, STRING, MULTILINE_STRING -> parseLiteral();
      case LABEL -> parseLabelled();
      case PAREN_OPEN -> {
        lexer.advance();
        List<Node> values = parseSequence(Token.PAREN_CLOSE);
        int end = expect(Token.PAREN_CLOSE);
        if (values.isEmpty()) {
          throw new WaveException("empty tuple", start, end);
        }
        yield new Node.Tuple(values, start, end);
      }
      case BRACKET_OPEN -> {
        lexer.advance();
        List<Node> values = parseSequence(Token.BRACKET_CLOSE);
        yield new Node.Sequence(values, start, expect(Token.BRACKET_CLOSE));
      }
      case BRACE_OPEN -> parseBraces();
      case BRACE_CLOSE, PAREN_CLOSE, BRACKET_CLOSE, COLON, COMMA, END -> throw lexer.unexpected();
    };
  }

  private Node parseLiteral() {
    Node node = new Node.Literal(lexer.token(), lexer.slice(), lexer.start(), lexer.end());
    lexer.advance();
    return node;
  }

  private Node parseLabelled() {
    int start = lexer.start();
    int end = lexer.end();
    String label = lexer.slice();
    lexer.advance();
    Keyword keyword = Keyword.of(label);
    if (keyword == null) {
      Node payload = lexer.token() == Token.PAREN_OPEN ? parsePayload() : null;
      return new Node.Case(stripPercent(label), payload, start, endOf(payload, end));
    }
    Node payload =
        switch (keyword) {
          case TRUE, FALSE, INF, NAN, NONE -> null;
          case SOME -> parsePayload();
          case OK, ERR -> lexer.token() == Token.PAREN_OPEN ? parsePayload() : null;
        };
    return new Node.Word(keyword, payload, start, endOf(payload, end));
  }

  private Node parsePayload() {
    expect(Token.PAREN_OPEN);
    Node payload = parseNode();
    expect(Token.PAREN_CLOSE);
    return payload;
  }

  private static int endOf(@Nullable Node payload, int end) {
    return payload == null ? end : payload.end() + 1;
  }

  private List<Node> parseSequence(Token close) {
    List<Node> values = new ArrayList<>();
    while (lexer.token() != close) {
      values.add(parseNode());
      if (!acceptComma()) {
        break;
      }
    }
    return values;
  }

  private Node parseBraces() {
    int start = lexer.start();
    lexer.advance();
    if (lexer.token() == Token.BRACE_CLOSE) {
      return new Node.Labels(List.of(), start, expect(Token.BRACE_CLOSE));
    }
    if (lexer.token() == Token.COLON) {
      lexer.advance();
      return new Node.Fields(Map.of(), start, expect(Token.BRACE_CLOSE));
    }
    int labelStart = lexer.start();
    int labelEnd = lexer.end();
    String first = parseLabel();
    return lexer.token() == Token.COLON
        ? parseFields(start, first, labelStart, labelEnd)
        : parseLabels(start, first);
  }

  private Node parseFields(int start, String first, int firstStart, int firstEnd) {
    Map<String, Node> fields = new LinkedHashMap<>();
    String label = first;
    int labelStart = firstStart;
    int labelEnd = firstEnd;
    while (true) {
      expect(Token.COLON);
      if (fields.containsKey(label)) {
        throw new WaveException("duplicate field: \"" + label + '"', labelStart, labelEnd);
      }
      fields.put(label, parseNode());
      if (!acceptComma() || lexer.token() == Token.BRACE_CLOSE) {
        break;
      }
      labelStart = lexer.start();
      labelEnd = lexer.end();
      label = parseLabel();
    }
    return new Node.Fields(fields, start, expect(Token.BRACE_CLOSE));
  }

  private Node parseLabels(int start, String first) {
    Set<String> labels = new LinkedHashSet<>();
    labels.add(first);
    while (acceptComma() && lexer.token() != Token.BRACE_CLOSE) {
      int labelStart = lexer.start();
      int labelEnd = lexer.end();
      String label = parseLabel();
      if (!labels.add(label)) {
        throw new WaveException("duplicate flag: \"" + label + '"', labelStart, labelEnd);
      }
    }
    return new Node.Labels(List.copyOf(labels), start, expect(Token.BRACE_CLOSE));
  }

  private String parseLabel() {
    String label = lexer.slice();
    expect(Token.LABEL);
    return stripPercent(label);
  }

  private boolean acceptComma() {
    boolean isComma = lexer.token() == Token.COMMA;
    if (isComma) {
      lexer.advance();
    }
    return isComma;
  }

  private int expect(Token wanted) {
    if (lexer.token() != wanted) {
      throw lexer.unexpected();
    }
    int end = lexer.end();
    lexer.advance();
    return end;
  }

  private static String stripPercent(String label) {
    return label.startsWith("%") ? label.substring(1) : label;
  }
}
