package dev.cofferdam.wasi.filesystem;

import java.util.Locale;

/// The enum `descriptor-type`, in its order.
enum DescriptorType {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  FIFO,
  SYMBOLIC_LINK,
  REGULAR_FILE,
  SOCKET;

  private static final int MODE_TYPE_MASK = 0xF000;

  /// Returns the type that the mode of POSIX `stat` says.
  static DescriptorType ofMode(int mode) {
    return switch (mode & MODE_TYPE_MASK) {
      case 0x1000 -> FIFO;
      case 0x2000 -> CHARACTER_DEVICE;
      case 0x4000 -> DIRECTORY;
      case 0x6000 -> BLOCK_DEVICE;
      case 0x8000 -> REGULAR_FILE;
      case 0xA000 -> SYMBOLIC_LINK;
      case 0xC000 -> SOCKET;
      default -> UNKNOWN;
    };
  }

  /// Returns the name in the WIT.
  String witName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
