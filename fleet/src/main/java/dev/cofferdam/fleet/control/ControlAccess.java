package dev.cofferdam.fleet.control;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// What it takes to reach a running fleet: it stands in the file `control.json` of the fleet's
/// state folder, for the eyes of the owner only.
///
/// @param port the port on the loopback address
/// @param token what every request must carry
/// @param processId the process that runs the fleet
public record ControlAccess(int port, String token, long processId) {
  static final String FILE = "control.json";
  private static final int TOKEN_BYTES = 32;

  /// Makes a new token.
  static String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// Writes the file in one step, so that nobody reads half of it.
  void write(Path folder) throws IOException {
    var json = new JsonObject();
    json.addProperty("port", port);
    json.addProperty("token", token);
    json.addProperty("processId", processId);
    Path fresh = Files.createTempFile(folder, "control", ".new", OwnerOnly.file());
    Files.writeString(fresh, Json.write(json) + "\n");
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Reads the file; empty where there is none.
  ///
  /// @throws IOException if it cannot be read
  /// @throws IllegalArgumentException if it is damaged
  static Optional<ControlAccess> read(Path folder) throws IOException {
    try {
      JsonObject json = Json.readObject(Files.readString(folder.resolve(FILE)));
      return Optional.of(
          new ControlAccess(
              Math.toIntExact(Json.integer(json, "port").orElseThrow()),
              Json.text(json, "token").orElseThrow(),
              Json.integer(json, "processId").orElseThrow()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Returns whether the process that wrote the file still runs the fleet. Otherwise the port may
  /// be anybody's by now.
  boolean isOfALivingFleet(Path folder) throws IOException {
    return processId == ProcessHandle.current().pid() || FleetLock.isHeldElsewhere(folder);
  }

  static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }

  /// Returns everything but the token.
  @Override
  public String toString() {
    return "127.0.0.1:%d of process %d".formatted(port, processId);
  }
}
