package io.escala.spring.boot.internal.web;

import io.escala.channels.server.WebhookServlet;
import io.escala.channels.webhook.MetaWebhooks;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Hands requests to the webhook servlet, with query and body as they came: what a framework decodes has another signature. Thread-safe. */
@Controller
@RequestMapping("${escala.webhook.path:/webhook}")
public final class WebhookController {
    private final WebhookServlet servlet;

    /** Creates it. */
    public WebhookController(MetaWebhooks webhooks) {
        this.servlet = new WebhookServlet(webhooks);
    }

    /** Answers the handshake, and a delivery. */
    @RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
    public void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        servlet.service(request, response);
    }
}
