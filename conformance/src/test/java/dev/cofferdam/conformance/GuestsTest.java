package dev.cofferdam.conformance;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every case of the small guests behaves as Wasmtime says.
@Tag("suites")
final class GuestsTest {
  @TestFactory
  Stream<DynamicContainer> eachCase_run_behavesAsExpected(@TempDir Path scratch) {
    return Stream.of(
            "c-crashers",
            "c-wordcount",
            "c-dwarf",
            "rust-plugin",
            "rust-orders",
            "rust-cli",
            "rust-dwarf",
            "as-plugin",
            "composed-shop")
        .map(name -> Guests.tests(name, scratch));
  }
}
