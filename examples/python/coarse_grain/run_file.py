"""A run file of the page, read into arrays and written so that the page opens it (definition 20, docs/notation.md)."""
import copy
import hashlib
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Optional

import numpy as np

from . import safetensors
from .models import Evaluation, Model, evaluate
from .pictures import Pictures

FORMAT = 1


@dataclass
class Best:
    """The best parameters by validation at one evaluation temperature and one M and R (definition 7)."""

    model: Model
    step: int
    temperature: Optional[float]
    L: float

    def listed(self):
        return {'step': self.step, 'temperature': self.temperature, 'settings': self.model.settings, 'L': self.L}


def _sum(models):
    """sha256 of the weights of these models, as float32 in the order of their names (definition 21)."""
    total = hashlib.sha256()
    for model in sorted(models, key=lambda one: one.id):
        total.update(model.id.encode('ascii'))
        for tensor in model.weights.values():
            total.update(np.ascontiguousarray(tensor, '<f4').tobytes())
    return total.hexdigest()


def _same(a, b):
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


def _read_facts(facts):
    return {name: json.loads(text) for name, text in facts.items()}


class Run:
    """A run at its step. `models` has its weights, which may be changed; `json` is run.json as it was read."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        self.json = json.loads(parts['run.json'])
        if (self.json.get('kind'), self.json.get('format')) != ('run', FORMAT):
            raise ValueError(f'{path}: expected a run file of format {FORMAT}, got {self.json.get("kind")} {self.json.get("format")}')
        self.seed = self.json['experiment']['seed']
        self.step = self.json['step']
        self.models = {}
        self.bests = []
        for name, data in parts.items():
            if name.startswith('parameters/'):
                id = name[len('parameters/') : -len('.safetensors')]
                facts, tensors = safetensors.read(data)
                self.models[id] = Model(id, json.loads(facts['settings']), tensors)
        for name, data in parts.items():
            if name.startswith('best/'):
                id = name[len('best/') : -len('.safetensors')].rpartition('-')[0]
                facts, tensors = safetensors.read(data)
                facts = _read_facts(facts)
                best = Best(Model(id, facts['settings'], tensors), facts['step'], facts['temperature'], facts['L'])
                self.bests.append(best)
        # A best whose weights are the run's own has no part.
        for best in self.json.get('view', {}).get('bests', []):
            weights = copy.deepcopy(self.models[best['model']].weights)
            self.bests.append(Best(Model(best['model'], best['settings'], weights), best['step'], best['temperature'], best['L']))
        self._as_read = _sum(self.models.values())

    def best(self, id):
        """The newest best of a model that the file has; None without one."""
        own = [best for best in self.bests if best.model.id == id]
        return max(own, key=lambda best: best.step) if own else None

    def _moved(self, id, field, value):
        """A setting of a model as the moves up to the last trained step have made it."""
        for move in sorted(self.json['moves'], key=lambda move: move['step']):
            if move['step'] <= max(0, self.step - 1) and move['field'] in (field, f'{id}.{field}'):
                value = move['value']
        return value

    def temperature(self, id):
        """T of an evaluation: the user's while it is held, else T_min; None for a model without T."""
        model = self.models[id]
        if not model.has_temperature():
            return None
        held = self._moved(id, 'temperature', None)
        return model.settings['temperatureMinimum'] if held is None else held

    def evaluate(self, id, pictures: Pictures, indices) -> Evaluation:
        """A model on pictures of the run's data set, as the page evaluates it. `indices` number them in the whole data set."""
        wanted = self.json['dataset']['sha256']
        if pictures.sha256 != wanted:
            raise ValueError(f'data set: expected the sha256 {wanted} of {self.json["dataset"]["name"]}, got {pictures.sha256}; take the run\'s own')
        mode = self.json['experiment'].get('binarise', 'none')
        return evaluate(self.models[id], pictures.pixels(indices, mode), indices, self.seed, self.temperature(id))

    def changed(self):
        """Whether weights are others than those that were read."""
        return _sum(self.models.values()) != self._as_read

    def _on(self, models):
        default = {'cg': False}
        experiment = self.json['experiment']['models']
        return [
            model
            for model in models
            if self._moved(model.id, 'on', experiment.get(model.id, {}).get('on', default.get(model.id, True)))
        ]

    def save(self, path, precision='F32', name=None):
        """
        Writes a view file: weights and bests, as float32 or float16 ('F16'), without the optimiser. The page opens it and goes on from
        it. A run whose weights were changed names the run that it came from as its parent, and keeps that run's curves.
        """
        stored = lambda weights: {key: np.asarray(value, safetensors.TYPES[precision]).astype(np.float32) for key, value in weights.items()}
        trained = [model for id, model in self.models.items() if self.step == 0 or self.json['models'].get(id, {}).get('curve', {}).get('step')]
        models = [Model(model.id, model.settings, stored(model.weights)) for model in trained]
        for model in models:
            if not all(np.isfinite(values).all() for values in model.weights.values()):
                raise ValueError(f'{path}: expected finite numbers of {model.id} within {precision}, got others; write F32')
        own = {model.id: model for model in models}
        present = []
        parts = [(f'parameters/{model.id}.safetensors', {'step': self.step, 'settings': model.settings}, model.weights) for model in models]
        counts = {}
        for best in self.bests:
            id, weights = best.model.id, stored(best.model.weights)
            if best.step == self.step and id in own and _same(weights, own[id].weights):
                present.append({'model': id, **best.listed()})
                continue
            counts[id] = counts.get(id, 0) + 1
            parts.append((f'best/{id}-{counts[id]}.safetensors', best.listed(), weights))

        run = {key: value for key, value in self.json.items() if key not in ('view', 'parts')}
        run['created'] = datetime.now(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
        if name is not None:
            run['name'] = name
        if self.changed():
            digest = self.json['digest']
            run['parent'] = digest and {'digest': digest, 'step': self.step}
            run['digest'] = _sum(self._on(trained))[:12]
            # The experiment alone no longer makes this run.
            run['link'] = None
        run['parts'] = [part for part, _, _ in parts]
        run['view'] = {'sha256': _sum(self._on(models)), 'bests': present}
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as file:
            file.writestr('run.json', json.dumps(run, ensure_ascii=False, separators=(',', ':'), allow_nan=False))
            for part, facts, tensors in parts:
                texts = {key: json.dumps(value) for key, value in facts.items()}
                file.writestr(part, safetensors.write(texts, tensors, precision))


def silence(run: Run, id, dimension):
    """Sets the decoder's weights of one latent dimension to 0, from 0: the pictures no longer depend on it."""
    model = run.models[id]
    each = model.settings['categories'] if id == 'categorical' else 1
    model.weights['decoder/0/weights'][dimension * each : (dimension + 1) * each] = 0
