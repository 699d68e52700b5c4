package dev.cofferdam.text.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {
  @Test
  void text_splitsAtSpaceAndParentheses() {
    assertEquals(List.of("(", "a.b", "$c", "-1", "\"d e\"", ")"), words("(a.b $c -1 \"d e\")"));
  }

  @Test
  void comments_areNoTokens() {
    assertEquals(List.of("a", "b", "c"), words("a;; x (\nb(; y (; z ;) \" ;)c"));
  }

  @Test
  void annotation_isNoToken() {
    assertEquals(List.of("a", "b"), words("a (@x y (z \")\") [;] $) b"));
  }

  @Test
  void adjacentStrings_areOneReservedToken() {
    assertEquals(TokenKind.RESERVED, Tokens.of("\"a\"\"b\"").kind());
  }

  @Test
  void quotedId_isTheSameAsThePlainOne() {
    assertEquals(Tokens.of("$a").id(), Tokens.of("$\"\\61\"").id());
  }

  @Test
  void string_decodesEveryEscape() {
    byte[] expected = "\t\n\r\"'\\\u00ffé€".getBytes(StandardCharsets.UTF_8);

    assertArrayEquals(
        expected, Tokens.of("\"\\t\\n\\r\\\"\\'\\\\\\c3\\bf\\u{e9}\\u{20_AC}\"").string());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\q\"",
        "\"\\0\"",
        "\"\\u{d800}\"",
        "\"\\u{110000}\"",
        "\"\\u{\"",
        "\"\\u61\"",
        "\"\\u\""
      })
  void string_withWrongEscape_isMalformed(String text) {
    assertMalformed("illegal escape", () -> Tokens.of(text).string());
  }

  @ParameterizedTest
  @CsvSource({
    "(; (; ;), unclosed comment",
    "(@x, unclosed annotation",
    "(@), empty annotation id",
    "'(@x))', unexpected token",
    "'(a', unexpected token",
    "'\"a', unclosed string",
    "$, empty identifier",
    "$\"\", empty identifier"
  })
  void brokenText_namesTheFault(String text, String message) {
    assertMalformed(message, () -> Tokens.of(text));
  }

  @Test
  void loneSurrogate_isMalformedUtf8() {
    assertThrows(MalformedException.class, () -> Tokens.of("\"\ud800\""));
  }

  @Test
  void failure_namesLineAndColumn() {
    Tokens tokens = Tokens.of("a\n(;é;) b");
    tokens.moveTo(1);

    assertEquals(
        "unexpected token: b at 2:7", tokens.malformed("unexpected token", 1).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "4294967295, -1",
    "-2147483648, -2147483648",
    "0xFFFF_FFFF, -1",
    "+1_000, 1000",
    "-0x1, -1"
  })
  void i32_literal_isSignExtended(String text, long value) {
    assertEquals(value, Tokens.of(text).integer(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967296", "-2147483649", "0x1_0000_0000", "99999999999999999999"})
  void i32_literalTooLarge_isOutOfRange(String text) {
    assertMalformed("constant out of range", () -> Tokens.of(text).integer(32));
  }

  @Test
  void i64_literal_coversBothSignednesses() {
    assertEquals(-1, Tokens.of("18446744073709551615").integer(64));
    assertEquals(Long.MIN_VALUE, Tokens.of("-9223372036854775808").integer(64));
  }

  @Test
  void unsignedInteger_withSign_isUnexpected() {
    assertThrows(MalformedException.class, () -> Tokens.of("+1").u32());
  }

  private static void assertMalformed(String message, Executable reading) {
    var malformed = assertThrows(MalformedException.class, reading);
    assertTrue(String.valueOf(malformed.getMessage()).startsWith(message), malformed::toString);
  }

  private static List<String> words(String text) {
    Tokens tokens = Tokens.of(text);
    var words = new ArrayList<String>();
    while (tokens.kind() != TokenKind.END) {
      words.add(tokens.text());
      tokens.skip();
    }
    return words;
  }
}
