package dev.cofferdam.fleet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EventLinesTest {
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  static Stream<Arguments> events() {
    var key = new Quarantine.Key("c", "d", "1", "f00d");
    var quarantine = new Quarantine(key, "g", "too often", TIME, Duration.ofMinutes(15));
    return Stream.of(
        Arguments.of(
            new GuestEvent.Started("g", TIME, 2), "started\",\"guest\":\"g\",\"instance\":2"),
        Arguments.of(
            new GuestEvent.RestartPlanned("g", TIME, Duration.ofMillis(200)),
            "restart-planned\",\"guest\":\"g\",\"delayMillis\":200"),
        Arguments.of(
            new GuestEvent.Quarantined("g", TIME, quarantine),
            "quarantined\",\"guest\":\"g\",\"why\":\"too often\",\"fingerprint\":\"f00d\","
                + "\"triedAgainAt\":\"2026-01-31T12:15:00Z\""),
        Arguments.of(new GuestEvent.Released("g", TIME), "released\",\"guest\":\"g\""),
        Arguments.of(
            new GuestEvent.Replaced("g", TIME, "abc"),
            "replaced\",\"guest\":\"g\",\"digest\":\"abc\""),
        Arguments.of(
            new GuestEvent.RolledBack("g", TIME, "crashed"),
            "rolled-back\",\"guest\":\"g\",\"why\":\"crashed\""),
        Arguments.of(new GuestEvent.Stopped("g", TIME), "stopped\",\"guest\":\"g\""));
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_isOneLine(GuestEvent event, String line) {
    assertEquals(
        "{\"time\":\"2026-01-31T12:00:00Z\",\"event\":\"" + line + "}",
        EventLines.of(event).toJson());
  }
}
