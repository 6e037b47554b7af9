package io.sluice.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes those who wait for rows of the outbox. Only saves them time: they also look by themselves,
 * since another replica may have written, or one that is gone.
 */
@ApplicationScoped
public class NewAlerts {

  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

  public void onCommit(Runnable wake) {
    waiting.add(wake);
  }

  public void committed() {
    waiting.forEach(Runnable::run);
  }
}
