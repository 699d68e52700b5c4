package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The README's conformance table says what the suites say; `-Dbless=true` rewrites it.
final class ConformanceTableTest {
  @Test
  @Tag("suites")
  void readme_conformanceTable_isCurrent() throws IOException {
    Path file = Inputs.root().resolve("README.md");
    String readme = Files.readString(file);

    String current = ConformanceTable.replaceIn(readme, ConformanceTable.markdown());

    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, current);
    } else {
      assertEquals(current, readme);
    }
  }

  @Test
  void replaceIn_markers_keepsTextAround() {
    String readme = "a " + ConformanceTable.BEGIN + "old" + ConformanceTable.END + " b";

    assertEquals("a new b", ConformanceTable.replaceIn(readme, "new"));
  }
}
