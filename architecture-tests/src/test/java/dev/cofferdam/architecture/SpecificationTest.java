package dev.cofferdam.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds SPECIFICATION.md to the tests it names.
final class SpecificationTest {
  private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
  private static final int PROMISES_MIN = 40;

  @Test
  void everyTestThatIsNamed_exists() throws IOException {
    String specification = Files.readString(BuildTree.ROOT.resolve("SPECIFICATION.md"));
    Map<String, String> tests = tests();
    var missing = new ArrayList<String>();
    int named = 0;

    for (var matcher = TEST_NAME.matcher(specification); matcher.find(); named++) {
      String source = tests.get(matcher.group(1));
      if (source == null || !hasMethod(source, matcher.group(2))) {
        missing.add(matcher.group());
      }
    }

    assertEquals(List.of(), missing);
    assertTrue(named >= PROMISES_MIN, "only " + named + " tests are named");
  }

  private static boolean hasMethod(String source, String method) {
    return method == null || source.contains("void " + method + "(");
  }

  private static Map<String, String> tests() throws IOException {
    var tests = new HashMap<String, String>();
    for (Path file : BuildTree.tests()) {
      String name = file.getFileName().toString().replace(".java", "");
      tests.merge(name, Files.readString(file), String::concat);
    }
    return tests;
  }
}
