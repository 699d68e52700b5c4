package dev.cofferdam.wasi.random;

import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.List;
import java.util.random.RandomGenerator;

/// The package `wasi:random`. The insecure functions give what the secure ones give.
public final class RandomInterfaces {
  private static final int PIECE_BYTES = 1 << 20;

  private RandomInterfaces() {}

  /// Returns all interfaces of the package over a source.
  public static List<WasiInterface> all(RandomSource source) {
    return List.of(
        WasiInterface.of("wasi:random/random")
            .func("get-random-bytes", (call, args) -> bytes(source, call, (long) args[0]))
            .func("get-random-u64", (call, _) -> open(source, call).nextLong()),
        WasiInterface.of("wasi:random/insecure")
            .func("get-insecure-random-bytes", (call, args) -> bytes(source, call, (long) args[0]))
            .func("get-insecure-random-u64", (call, _) -> open(source, call).nextLong()),
        WasiInterface.of("wasi:random/insecure-seed")
            .func(
                "insecure-seed",
                (call, _) -> {
                  var generator = open(source, call);
                  return Tuple.of(generator.nextLong(), generator.nextLong());
                }));
  }

  private static byte[] bytes(RandomSource source, HostCall call, long length) {
    call.store().chargeRandomBytes(length < 0 ? Long.MAX_VALUE : length);
    byte[] bytes = new byte[Math.toIntExact(length)];
    fill(bytes, open(source, call), call);
    return bytes;
  }

  /// Fills in pieces, so that a guest that asks for very much is stopped at its deadline.
  private static void fill(byte[] bytes, RandomGenerator random, HostCall call) {
    byte[] piece = new byte[Math.min(bytes.length, PIECE_BYTES)];
    for (int start = 0; start < bytes.length; start += PIECE_BYTES) {
      call.store().checkpoint();
      random.nextBytes(piece);
      System.arraycopy(piece, 0, bytes, start, Math.min(piece.length, bytes.length - start));
    }
  }

  private static RandomGenerator open(RandomSource source, HostCall call) {
    return call.store().extension(Generator.class, _ -> new Generator(source.open())).random();
  }

  /// The generator of one Store.
  private record Generator(RandomGenerator random) {}
}
