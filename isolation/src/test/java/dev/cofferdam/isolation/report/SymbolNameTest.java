package dev.cofferdam.isolation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SymbolNameTest {
  @Test
  void rustPath_losesItsHash() {
    assertEquals(
        "core::panicking::panic",
        SymbolName.readable("_ZN4core9panicking5panic17h0123456789abcdefE"));
  }

  @Test
  void rustEscapes_areUndone() {
    assertEquals(
        "<app::Shop as core::fmt::Debug>::fmt",
        SymbolName.readable(
            "_ZN46_$LT$app..Shop$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE"));
  }

  @Test
  void nameInACppNamespace_isReadable() {
    assertEquals("shop::total", SymbolName.readable("_ZN4shop5totalEv"));
  }

  @Test
  void plainName_stays() {
    assertEquals("third", SymbolName.readable("third"));
  }

  @Test
  void hostileName_stays() {
    assertEquals("_ZN9999xE", SymbolName.readable("_ZN9999xE"));
    assertEquals("_ZN99999999999xE", SymbolName.readable("_ZN99999999999xE"));
    assertEquals("_ZN1", SymbolName.readable("_ZN1"));
  }
}
