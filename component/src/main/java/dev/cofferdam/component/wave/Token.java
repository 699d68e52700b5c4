package dev.cofferdam.component.wave;

/// The kinds of tokens of WAVE text.
enum Token {
  BRACE_OPEN("{"),
  BRACE_CLOSE("}"),
  PAREN_OPEN("("),
  PAREN_CLOSE(")"),
  BRACKET_OPEN("["),
  BRACKET_CLOSE("]"),
  COLON(":"),
  COMMA(","),
  NUMBER("a number"),
  LABEL("a label"),
  CHAR("a character"),
  STRING("a string"),
  MULTILINE_STRING("a multiline string"),
  END("the end");

  private final String text;

  Token(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
