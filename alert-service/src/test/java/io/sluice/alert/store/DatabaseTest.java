package io.sluice.alert.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private final SQLException rollback = new SQLException("This connection has been closed");

  @Test
  void aRollbackThatFailsDoesNotHideWhy() {
    // given
    var cause = new SQLException("terminating connection");
    var database = new Database(stub(DataSource.class));

    // when / then
    assertThatThrownBy(
            () ->
                database.transact(
                    connection -> {
                      throw cause;
                    }))
        .isSameAs(cause)
        .hasSuppressedException(rollback);
  }

  /** Does nothing, gives connections, and refuses to roll back. */
  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> stub(Connection.class);
                  case "rollback" -> throw rollback;
                  default -> null;
                }));
  }
}
