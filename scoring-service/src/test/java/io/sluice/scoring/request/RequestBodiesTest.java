package io.sluice.scoring.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {

  @Test
  void a_body_of_the_largest_size_is_read() {
    // given
    byte[] bytes = new byte[100_000];

    // when
    byte[] read =
        new RequestBodies(100_000, Duration.ofMinutes(1)).read(new ByteArrayInputStream(bytes));

    // then
    assertThat(read).isEqualTo(bytes);
  }

  @Test
  void a_larger_one_is_not_although_it_did_not_say_so() {
    // given
    var bytes = new ByteArrayInputStream(new byte[100_001]);

    // when / then
    assertThatThrownBy(() -> new RequestBodies(100_000, Duration.ofMinutes(1)).read(bytes))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(413));
  }

  @Test
  void one_that_trickles_is_given_up() {
    // given
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return 1;
          }
        };

    // when / then
    assertThatThrownBy(() -> new RequestBodies(100_000, Duration.ZERO).read(endless))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(408));
  }
}
