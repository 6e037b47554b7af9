/**
 * A whole system on one machine: broker and database in this process, the four services as
 * packaged, each a process. They listen on the loopback alone, keep their state in one locked
 * folder, and end with the command however it ends. Whether it is ready, whether it has failed, and
 * whether all that was sent has gone through is answered here.
 */
@NullMarked
package io.sluice.cli.system;

import org.jspecify.annotations.NullMarked;
