package io.sluice.alert.outbound;

import java.io.IOException;

/** The other side has no address that its receiver's settings allow. */
public final class RefusedAddressException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedAddressException(String message) {
    super(message);
  }
}
