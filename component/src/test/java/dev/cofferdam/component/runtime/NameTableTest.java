package dev.cofferdam.component.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private final NameTable<String> table = new NameTable<>();

  @Test
  void get_otherVersionOfTheTrack_findsTheHighest() {
    table.put("a:b/c@0.2.10", "ten");
    table.put("a:b/c@0.2.9", "nine");

    assertEquals("ten", table.get("a:b/c@0.2.0"));
    assertEquals("ten", table.get("a:b/c@0.2.11"));
    assertEquals("nine", table.get("a:b/c@0.2.9"));
  }

  @Test
  void get_otherTrack_findsNothing() {
    table.put("a:b/c@0.2.0", "x");
    table.put("a:b/c@1.2.3", "y");

    assertNull(table.get("a:b/c@0.3.0"));
    assertNull(table.get("a:b/c@2.0.0"));
    assertEquals("y", table.get("a:b/c@1.9.0"));
  }

  @Test
  void get_preReleaseOrPatchOfZero_matchesExactlyOnly() {
    table.put("a:b/c@0.3.0-rc-1", "rc");
    table.put("a:b/c@0.0.1", "zero");

    assertNull(table.get("a:b/c@0.3.0"));
    assertNull(table.get("a:b/c@0.0.2"));
    assertEquals("rc", table.get("a:b/c@0.3.0-rc-1"));
  }

  @Test
  void get_buildMetadata_isIgnored() {
    table.put("a:b/c@0.2.3+meta", "x");

    assertEquals("x", table.get("a:b/c@0.2.1"));
  }

  @Test
  void tableThatExtendsAnother_hasItsDefinitionsAndChangesNone() {
    table.put("a", "base");
    table.put("b", "base");
    var extended = new NameTable<>(table);

    extended.put("a", "own");

    assertEquals("own", extended.get("a"));
    assertEquals("base", extended.get("b"));
    assertEquals(List.of("a", "b"), List.copyOf(extended.entries().keySet()));
    assertEquals("base", table.get("a"));
  }

  @Test
  void tableThatExtendsAnother_findsTheHighestOfBoth() {
    table.put("a:b/c@0.2.9", "nine");
    var extended = new NameTable<>(table);
    extended.put("a:b/c@0.2.3", "three");
    extended.put("x:y/z@0.2.3", "own");

    assertEquals("nine", extended.get("a:b/c@0.2.0"));
    assertEquals("three", extended.get("a:b/c@0.2.3"));
    assertEquals("own", extended.get("x:y/z@0.2.0"));
  }
}
