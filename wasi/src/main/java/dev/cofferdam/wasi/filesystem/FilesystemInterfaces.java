package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.wasi.io.IoError;
import dev.cofferdam.wasi.io.WasiInterface;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The package `wasi:filesystem`.
public final class FilesystemInterfaces {
  /// The resource `descriptor`.
  static final HostResource<Descriptor> DESCRIPTOR =
      HostResource.of(Descriptor.class, Descriptor::drop);

  /// The resource `directory-entry-stream`.
  static final HostResource<DirectoryEntries> DIRECTORY_ENTRIES =
      HostResource.of(DirectoryEntries.class, DirectoryEntries::drop);

  private FilesystemInterfaces() {}

  /// Returns all interfaces of the package over these directories; none granted, none there.
  ///
  /// @param clock what `now` is when a guest sets timestamps
  public static List<WasiInterface> all(List<DirectoryGrant> grants, InstantSource clock) {
    return List.of(types(clock), preopens(List.copyOf(grants)));
  }

  private static WasiInterface types(InstantSource clock) {
    var types =
        WasiInterface.of("wasi:filesystem/types")
            .resource("descriptor", DESCRIPTOR)
            .resource("directory-entry-stream", DIRECTORY_ENTRIES);
    FileFunctions.define(types);
    DescriptorFunctions.define(types, clock);
    PathFunctions.define(types, clock);
    return types.func(
        "filesystem-error-code",
        (_, args) -> ((IoError) args[0]).detail(ErrorCode.class).map(ErrorCode::witName));
  }

  private static WasiInterface preopens(List<DirectoryGrant> grants) {
    return WasiInterface.of("wasi:filesystem/preopens")
        .func("get-directories", (call, _) -> preopened(call, grants));
  }

  private static List<Tuple> preopened(HostCall call, List<DirectoryGrant> grants)
      throws InterruptedException {
    var openFiles = OpenFiles.of(call.store());
    var directories = new ArrayList<Tuple>();
    for (DirectoryGrant grant : grants) {
      openFiles.requireRoom();
      var handle = openFiles.root(grant).open();
      directories.add(Tuple.of(new DirectoryDescriptor(handle), grant.guestPath()));
    }
    return directories;
  }
}
