package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SourceCallTest {
  @Test
  void place_namesWhatIsKnown() {
    assertEquals("a.c:3:7", new SourceCall("f", "a.c", 3, 7).place());
    assertEquals("a.c:3:0", new SourceCall("f", "a.c", 3, 0).place());
    assertEquals("a.c:3", new SourceCall("f", "a.c", 3, -1).place());
    assertEquals("a.c", new SourceCall("f", "a.c", 0, -1).place());
    assertEquals("", new SourceCall("f", "", 3, 7).place());
  }
}
