package io.escala.channels.whatsapp;

import io.escala.channels.GraphStub;
import io.escala.channels.UploadContract;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.line.Line;
import java.util.Map;

class WhatsAppUploadTest extends UploadContract {
    @Override
    protected UploadOutcome upload(GraphApi graph, Line line, UploadFile file) {
        return new WhatsAppClient(graph).uploadMedia(line, file);
    }

    @Override
    protected Line line() {
        return GraphStub.WHATSAPP;
    }

    @Override
    protected String path() {
        return "/v26.0/1055500000000001/media";
    }

    @Override
    protected String fileField() {
        return "file";
    }

    @Override
    protected String answer(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    @Override
    protected Map<String, String> fields() {
        return Map.of("messaging_product", "whatsapp", "type", "image/jpeg");
    }
}
