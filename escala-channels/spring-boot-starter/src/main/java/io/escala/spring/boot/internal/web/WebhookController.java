package io.escala.spring.boot.internal.web;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Hands requests to the webhook endpoint, with query and body as they came: what a framework decodes has another signature. Thread-safe. */
@Controller
@RequestMapping("${escala.webhook.path:/webhook}")
public final class WebhookController {
    private final MetaWebhooks webhooks;

    /** Creates it. */
    public WebhookController(MetaWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Answers the handshake. */
    @GetMapping
    public void handshake(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(webhooks.get(request.getQueryString()), response);
    }

    /** Answers a delivery. */
    @PostMapping
    public void delivery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookRequest.Headers headers = name -> Collections.list(request.getHeaders(name));
        answer(webhooks.post(WebhookRequest.of(headers, request.getInputStream())), response);
    }

    private static void answer(WebhookResponse from, HttpServletResponse to) throws IOException {
        byte[] body = from.bodyBytes();
        to.setStatus(from.status());
        to.setContentType(from.contentType());
        to.setContentLength(body.length);
        to.getOutputStream().write(body);
    }
}
