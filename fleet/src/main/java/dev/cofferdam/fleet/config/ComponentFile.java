package dev.cofferdam.fleet.config;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.component.validate.ComponentValidator;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.wasm.BoundedFile;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.WasmException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A component's file as it was when the configuration was read: found to be valid, so that a fleet
/// does not begin what cannot be loaded. Two are equal where path and bytes are.
public final class ComponentFile {
  private final Path path;
  private final byte[] bytes;
  private final String digest;
  private final ComponentType type;

  private ComponentFile(Path path, byte[] bytes, ComponentType type) {
    this.path = path;
    this.bytes = bytes;
    this.digest = CrashReport.digest(bytes);
    this.type = type;
  }

  /// Reads and validates a component in the binary format.
  ///
  /// @throws IllegalArgumentException with a sentence for people, if it cannot be read or is not a
  ///   valid component
  static ComponentFile read(Path path) {
    try {
      byte[] bytes = bytes(path);
      var model = ComponentDecoder.decode(bytes);
      var validated = ComponentValidator.validate(model, ComponentFeatures.standard());
      return new ComponentFile(path, bytes, validated.type());
    } catch (WasmException e) {
      throw new IllegalArgumentException(
          "%s is no component to run: %s at offset 0x%s: %s"
              .formatted(path, kind(e), Long.toHexString(e.offset()), e.getMessage()),
          e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return BoundedFile.read(path);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + path, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read: " + e, e);
    }
  }

  private static String kind(WasmException e) {
    return switch (e) {
      case MalformedException _ -> "malformed";
      case InvalidException _ -> "invalid";
      case LoadLimitException _ -> "too large to load";
    };
  }

  /// Returns where it is.
  public Path path() {
    return path;
  }

  /// Returns its bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns their SHA-256 in hexadecimal.
  public String digest() {
    return digest;
  }

  /// Returns what it imports and exports.
  public ComponentType type() {
    return type;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ComponentFile file
        && path.equals(file.path)
        && digest.equals(file.digest);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, digest);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
