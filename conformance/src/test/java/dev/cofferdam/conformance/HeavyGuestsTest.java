package dev.cofferdam.conformance;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every case of the guests that carry a language's whole engine behaves as Wasmtime says.
@Tag("heavy-guests")
final class HeavyGuestsTest {
  @TestFactory
  Stream<DynamicContainer> eachCase_run_behavesAsExpected(@TempDir Path scratch) {
    return Stream.of("qjs-plugin", "go-reactor", "go-wordcount", "js-plugin", "py-plugin")
        .map(name -> Guests.tests(name, scratch));
  }
}
