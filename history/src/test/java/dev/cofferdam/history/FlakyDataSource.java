package dev.cofferdam.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Connections to a database in memory that fail when a test says so.
final class FlakyDataSource {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// What fails.
  enum Fault {
    NONE,
    /// Connections break, and new ones are not to be had.
    AWAY,
    /// A commit arrives, but its answer does not; then all is well again.
    ANSWER_OF_A_COMMIT
  }

  private final String url = "jdbc:h2:mem:flaky" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
  private volatile Fault fault = Fault.NONE;
  private final AtomicInteger generation = new AtomicInteger();

  void fail(Fault next) {
    fault = next;
  }

  /// Breaks the connections that there are; new ones are good.
  void breakConnections() {
    generation.incrementAndGet();
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, _) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              requireThere();
              return connection(DriverManager.getConnection(url));
            });
  }

  private Connection connection(Connection real) {
    int mine = generation.get();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("close")) {
                requireThere();
                requireWhole(mine);
              }
              Object result = invoke(real, method, arguments);
              if (method.getName().equals("commit") && fault == Fault.ANSWER_OF_A_COMMIT) {
                fault = Fault.NONE;
                throw broken();
              }
              return result;
            });
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void requireThere() throws SQLException {
    if (fault == Fault.AWAY) {
      throw broken();
    }
  }

  private void requireWhole(int mine) throws SQLException {
    if (mine != generation.get()) {
      throw broken();
    }
  }

  private static SQLException broken() {
    return new SQLException("the line is cut", "08006");
  }
}
