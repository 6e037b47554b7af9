package io.sluice.alert.channel;

class LogChannelTest extends ChannelContract {

  @Override
  protected Channel channel() {
    return new LogChannel("log");
  }
}
