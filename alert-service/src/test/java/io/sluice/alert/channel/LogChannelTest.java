package io.sluice.alert.channel;

import io.sluice.contracts.Severity;

class LogChannelTest extends ChannelContract {

  @Override
  protected Channel channel() {
    return new LogChannel(Severity.WARNING);
  }
}
