package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.GrantedDirectory;
import dev.cofferdam.fleet.config.GuestConfig;
import dev.cofferdam.isolation.CoreDumps;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.HostLinker;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;

/// Makes of a guest's configuration what isolation starts.
final class GuestSpecs {
  private GuestSpecs() {}

  /// @throws java.io.UncheckedIOException if a granted directory is not there
  /// @throws IllegalArgumentException if a guest could move a granted directory through another
  static GuestSpec of(GuestConfig config, GuestOutput output) {
    GuestSpec spec =
        GuestSpec.of(config.name(), config.component().bytes())
            .withLimits(config.limits())
            .withWasi(wasi(config, output))
            .withRestartType(config.supervision().restart())
            .withPool(config.supervision().pool())
            .withProbes(config.supervision().probes())
            .withMailbox(config.supervision().mailboxCalls())
            .withCrashBudget(config.supervision().crashes())
            .withDrain(config.supervision().drain())
            .withTrial(config.supervision().trial());
    return withHost(config, withCoreDumps(config, spec));
  }

  private static GuestSpec withCoreDumps(GuestConfig config, GuestSpec spec) {
    return config
        .coreDumps()
        .map(each ->
            spec.withCoreDumps(
                CoreDumps.in(each.folder())
                    .withContent(each.content())
                    .withKept(each.kept())
                    .withBytesMax(each.bytesMax())))
        .orElse(spec);
  }

  private static GuestSpec withHost(GuestConfig config, GuestSpec spec) {
    return config.grants().trapsUnknownImports()
        ? spec.withHost(HostLinker::trapUnknownImports).withConfiguration("trap-unknown-imports")
        : spec;
  }

  private static Wasi wasi(GuestConfig config, GuestOutput output) {
    Wasi.Builder wasi =
        Wasi.builder()
            .arguments(config.name())
            .arguments(config.grants().arguments())
            .environment(config.grants().environment())
            .stdout(output.stdout())
            .stderr(output.stderr());
    for (GrantedDirectory each : config.grants().directories()) {
      wasi.directory(
          each.host(),
          each.guest(),
          each.isReadOnly() ? DirectoryAccess.READ_ONLY : DirectoryAccess.READ_WRITE);
    }
    return wasi.build();
  }
}
