package dev.cofferdam.wasi.io;

import dev.cofferdam.component.HostResource;
import java.util.List;

/// The package `wasi:io`.
public final class IoInterfaces {
  /// The resource `error`.
  public static final HostResource<IoError> ERROR = HostResource.of(IoError.class, _ -> {});

  /// The resource `pollable`.
  public static final HostResource<Pollable> POLLABLE = HostResource.of(Pollable.class, _ -> {});

  /// The resource `input-stream`.
  public static final HostResource<WasiInputStream> INPUT_STREAM =
      HostResource.of(WasiInputStream.class, WasiInputStream::close);

  /// The resource `output-stream`.
  public static final HostResource<WasiOutputStream> OUTPUT_STREAM =
      HostResource.of(WasiOutputStream.class, WasiOutputStream::close);

  private IoInterfaces() {}

  /// Returns all interfaces of the package.
  public static List<WasiInterface> all() {
    return List.of(error(), PollInterface.define(), StreamsInterface.define());
  }

  private static WasiInterface error() {
    return WasiInterface.of("wasi:io/error")
        .resource("error", ERROR)
        .func("[method]error.to-debug-string", (_, args) -> ((IoError) args[0]).debugString());
  }
}
