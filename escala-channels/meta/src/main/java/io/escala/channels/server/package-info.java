/**
 * The webhook endpoint and that of forms on a server: a small one of its own for webhooks, a handler for the JDK's, a servlet. The JDK's server is the module {@code
 * jdk.httpserver}, servlets need {@code jakarta.servlet-api}; both are optional, and a host that is a named module requires the one it uses.
 */
@NullMarked
package io.escala.channels.server;

import org.jspecify.annotations.NullMarked;
