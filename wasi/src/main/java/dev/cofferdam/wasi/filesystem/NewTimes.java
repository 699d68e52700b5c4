package dev.cofferdam.wasi.filesystem;

import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// The timestamps to set; null leaves one as it is.
///
/// @param accessed when the data was last read
/// @param modified when the data was last changed
record NewTimes(@Nullable FileTime accessed, @Nullable FileTime modified) {}
