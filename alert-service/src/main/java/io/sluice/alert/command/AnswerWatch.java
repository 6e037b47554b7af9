package io.sluice.alert.command;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Looks for the answers of all who wait, whichever replica gives them: all of them in one look.
 * Nobody's thread waits meanwhile.
 */
@ApplicationScoped
public class AnswerWatch {

  /** More people do not ask at once; programs that do are told to come again. */
  static final int MOST = 256;

  /** What a commit of another replica takes to be seen. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Database database;
  private final Loop loop;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MOST);

  /** Two may wait for one command. */
  private record Waiting(UUID command, CompletableFuture<CommandResult> answer) {}

  AnswerWatch(Database database) {
    this.database = database;
    this.loop = new Loop("answer-watch", LOOK_EVERY, this::look);
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /** This replica has answered something. */
  public void committed() {
    if (!waiting.isEmpty()) {
      loop.wake();
    }
  }

  /**
   * The answer, or null if there is none in time. Fails with {@link TooManyWaitException}, and the
   * command is not sent, if all places are taken; otherwise it has one until it is answered or
   * given up.
   *
   * @param send sends the command once it is subscribed to
   * @param atMost how long to wait for the answer once it is sent
   */
  Uni<CommandResult> await(UUID command, Uni<Void> send, Duration atMost) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new TooManyWaitException());
              }
              var mine = new Waiting(command, new CompletableFuture<>());
              waiting.add(mine);
              return send.chain(() -> answer(mine, atMost))
                  .onTermination()
                  .invoke(
                      () -> {
                        waiting.remove(mine);
                        places.release();
                      });
            });
  }

  private static Uni<CommandResult> answer(Waiting one, Duration atMost) {
    return Uni.createFrom()
        .completionStage(one.answer())
        .ifNoItem()
        .after(atMost)
        .recoverWithItem((CommandResult) null);
  }

  private boolean look() throws SQLException {
    if (waiting.isEmpty()) {
      return false;
    }
    var ids = waiting.stream().map(Waiting::command).collect(Collectors.toSet());
    var answers = database.transact(connection -> CommandRows.answers(connection, ids));
    for (Waiting one : waiting) {
      CommandResult answer = answers.get(one.command());
      if (answer != null) {
        one.answer().complete(answer);
      }
    }
    return false;
  }
}
