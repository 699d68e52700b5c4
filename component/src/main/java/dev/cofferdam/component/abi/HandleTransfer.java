package dev.cofferdam.component.abi;

/// Moves handles between one instance's table and the values outside it.
public interface HandleTransfer {
  /// Takes an owning handle out of the table.
  ///
  /// @param resource number of the resource type in the instance's component
  /// @param handle index in the table
  Object liftOwn(int resource, int handle);

  /// Lends a handle of the table for the duration of the call.
  Object liftBorrow(int resource, int handle);

  /// Puts an owned resource into the table and returns its index.
  ///
  /// @throws BadValueException where the value is no such resource
  int lowerOwn(int resource, Object value);

  /// Puts a borrowed resource into the table for the duration of the call and returns its index, or
  /// its representation where the instance implements the resource itself.
  ///
  /// @throws BadValueException where the value is no such resource
  int lowerBorrow(int resource, Object value);
}
