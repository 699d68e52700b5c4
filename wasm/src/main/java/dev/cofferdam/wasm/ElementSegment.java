package dev.cofferdam.wasm;

import java.util.List;

/// An element segment.
///
/// @param mode when it is copied
/// @param type type of its elements
/// @param init its elements
public record ElementSegment(SegmentMode mode, RefType type, Init init) {
  /// The elements, in one of the binary format's two forms.
  public sealed interface Init {
    /// Returns how many elements there are.
    int count();

    /// Function indices: the compact form.
    ///
    /// @param indices indices of the functions; not to be changed
    record Functions(int[] indices) implements Init {
      @Override
      public int count() {
        return indices.length;
      }
    }

    /// One constant expression an element.
    ///
    /// @param exprs the expressions
    record Exprs(List<ConstExpr> exprs) implements Init {
      @Override
      public int count() {
        return exprs.size();
      }
    }
  }
}
