package io.sluice.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {

  @ParameterizedTest
  @CsvSource({
    "08001, AWAY",
    "08006, AWAY",
    "53300, AWAY",
    "53100, AWAY",
    "57P01, AWAY",
    "57P03, AWAY",
    "57014, AWAY",
    "58030, AWAY",
    "40001, AWAY",
    "40P01, AWAY",
    "55P03, AWAY",
    "55000, AWAY",
    "25006, AWAY",
    "22001, REFUSED",
    "22003, REFUSED",
    "22021, REFUSED",
    "23502, REFUSED",
    "23505, REFUSED",
    "23514, REFUSED",
    "54000, REFUSED",
    "54001, MISFIT",
    "28P01, MISFIT",
    "3D000, MISFIT",
    "42501, MISFIT",
    "42P01, MISFIT",
    "XX000, MISFIT",
  })
  void theStateSaysWhoseFaultItIs(String state, SqlFailure expected) {
    // given
    var failure = new SQLException("failed", state);

    // when
    SqlFailure kind = SqlFailure.of(failure);

    // then
    assertThat(kind).isEqualTo(expected);
  }

  @Test
  void aPoolWithoutAConnectionIsADatabaseThatIsAway() {
    // given: as the pool says it
    var failure = new SQLException("Acquisition timeout while waiting for new connection");

    // when
    SqlFailure kind = SqlFailure.of(failure);

    // then
    assertThat(kind).isEqualTo(SqlFailure.AWAY);
  }

  @Test
  void aBatchFailsForWhatItsStatementSaid() {
    // given
    var batch = new BatchUpdateException("a statement of the batch was aborted", new int[0]);
    batch.setNextException(new SQLException("value out of range", "22003"));

    // when
    SqlFailure kind = SqlFailure.of(batch);

    // then
    assertThat(kind).isEqualTo(SqlFailure.REFUSED);
  }

  @Test
  void whatItSaysQuotesNoRow() {
    // given
    var batch = new BatchUpdateException("Batch entry 0 insert into ... was aborted", new int[0]);
    batch.setNextException(
        new SQLException(
            "ERROR: value out of range\n  Detail: Failing row contains (17)", "22003"));

    // when
    String words = SqlFailure.words(batch);

    // then
    assertThat(words).isEqualTo("ERROR: value out of range");
  }
}
