package io.escala.channels.server;

import io.escala.channels.form.FormEndpoint;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook endpoint, or that of forms, in a container of Servlet 6.0 or later. Map it to one path, and let no filter before it read the body or the parameters
 * of a request: the signature holds for the bytes as they were received.
 *
 * <pre>{@code
 * servletContext.addServlet("webhook", new WebhookServlet(meta.webhooks(inbox))).addMapping("/webhook");
 * }</pre>
 *
 * <p>Other methods than GET and POST are answered with 405; an exception with 500, without a word of it. How long one read of a body may block is
 * the container's own setting. Not serialisable, although servlets are. Thread-safe.
 */
public final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookServlet.class);

    @SuppressWarnings("serial") // No container serialises servlets that were made by the host.
    private final Methods.Endpoint endpoint;

    /**
     * Creates a servlet.
     *
     * @param webhooks the endpoint
     */
    public WebhookServlet(MetaWebhooks webhooks) {
        this.endpoint = Methods.of(webhooks);
    }

    private WebhookServlet(Methods.Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Creates a servlet of the requests of forms, which are posted.
     *
     * @param forms the endpoint
     * @return the servlet
     */
    public static WebhookServlet of(FormEndpoint forms) {
        return new WebhookServlet(Methods.of(forms));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookResponse answer;
        try {
            answer = endpoint.answer(
                    request.getMethod(),
                    request.getQueryString(),
                    () -> WebhookRequest.of(
                            name -> Collections.list(request.getHeaders(name)), request.getInputStream()));
        } catch (RuntimeException e) {
            LOG.error("Webhook request failed: {}", e.getClass().getName());
            answer = Methods.empty(Methods.SERVER_ERROR);
        } catch (Error e) {
            // An answer that is sent is none that the container could show the error in.
            send(Methods.empty(Methods.SERVER_ERROR), response);
            throw e;
        }
        drain(request);
        send(answer, response);
    }

    /** Or a container closes the connection, which the sender may be using again already. */
    private static void drain(HttpServletRequest request) {
        try {
            Methods.drain(request.getInputStream());
        } catch (IOException | IllegalStateException e) {
            // A filter before it has taken the body, or the sender is gone.
            LOG.debug("Nothing left to read: {}", e.getClass().getName());
        }
    }

    private void send(WebhookResponse answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.bodyBytes();
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(body.length);
        if (answer.status() == Methods.METHOD_NOT_ALLOWED) {
            response.setHeader(Methods.ALLOW, endpoint.allowed());
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
